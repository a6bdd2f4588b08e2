import { Block } from '#platform/ui/block.tsx'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import { Together } from '#platform/ui/together.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import type { Device } from '../devices/device.store.ts'
import { nameDevice } from '../devices/device.words.ts'
import { sayValue } from '../devices/inventory.value.ts'
import { partOptions, sayPart } from './part.words.ts'
import type { Part } from './parts.store.ts'
import { costOf } from './repair.rules.ts'

type Props = {
  device: Device
  found: string
  used: Part[]
  stock: Part[]
  /** The reader may know what parts cost. */
  costs: boolean
  typed: Typed
  errors: Errors | null
}

/** One repair: what was found, the parts that went in, then what was done. */
export const RepairView = (props: Props) => {
  const { device, found, typed, errors } = props
  const text = (name: string) => String(typed[name] ?? '')
  return (
    <>
      <Heading title="Noter la réparation" lead={`${nameDevice(device)}, ${device.number}`} />
      <ErrorSummary errors={errors} />
      <p>
        <b>Ce qui a été trouvé</b> : {found}
      </p>
      <PartsUsed {...props} />
      <Form action={`/appareils/${device.id}/reparer`}>
        <Version {...props} />
        <TextArea name="done" label="Ce qui a été fait" rows={3} required value={text('done')} error={errors?.done} />
        <Field
          name="minutes"
          label="Temps passé"
          type="number"
          inputmode="numeric"
          width="short"
          unit="minutes"
          min={0}
          required
          value={text('minutes')}
          error={errors?.minutes}
        />
        <Submit label="La réparation est finie" />
      </Form>
    </>
  )
}

const Version = ({ device }: Props) => <input type="hidden" name="version" value={device.version} autocomplete="off" />

const PartsUsed = (props: Props) => {
  const { device, used, stock, costs, typed, errors } = props
  const text = (name: string) => String(typed[name] ?? '')
  return (
    <Block title="Les pièces">
      {used.length > 0 && (
        <ul>
          {used.map((part) => (
            <li>
              {sayPart(part)} : {part.source ? `prise sur ${part.source}` : `achetée, ${part.supplier}`}
              {costs && part.cost_cents !== null && `, ${sayValue(part.cost_cents)}`}
            </li>
          ))}
        </ul>
      )}
      {costs && costOf(used) > 0 && <p>Coût des pièces : {sayValue(costOf(used))}</p>}
      <Disclosure summary="Une pièce de l’atelier" open={!!errors?.part}>
        {stock.length > 0 || errors?.part ? (
          <Form action={`/appareils/${device.id}/reparer/piece`}>
            <Version {...props} />
            <Select
              name="part"
              label="Quelle pièce"
              required
              options={stock.map((part) => [part.id, `${sayPart(part)} (de ${part.source})`])}
              value={text('part')}
              error={errors?.part}
            />
            <Submit second label="Monter cette pièce" />
          </Form>
        ) : (
          <p>
            Aucune pièce n’attend. Elles se prennent sur un appareil sorti du stock « pour ses pièces », depuis sa page.
          </p>
        )}
      </Disclosure>
      <Disclosure
        summary="Une pièce achetée"
        open={!!(errors?.kind || errors?.supplier || errors?.cost || errors?.fits)}
      >
        <Form action={`/appareils/${device.id}/reparer/achat`}>
          <Version {...props} />
          <Select
            name="kind"
            label="Quelle pièce"
            required
            options={partOptions}
            value={text('kind')}
            error={errors?.kind}
          />
          <Field name="fits" label="Sa référence, ou pour quels modèles" value={text('fits')} error={errors?.fits} />
          <Together>
            <Field name="supplier" label="Chez qui" required value={text('supplier')} error={errors?.supplier} />
            <Field
              name="cost"
              label="Prix"
              unit="€"
              inputmode="decimal"
              width="short"
              required
              value={text('cost')}
              error={errors?.cost}
            />
          </Together>
          <Submit second label="Ajouter cette pièce" />
        </Form>
      </Disclosure>
    </Block>
  )
}
