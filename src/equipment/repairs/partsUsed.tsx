import { Block } from '#platform/ui/block.tsx'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { Together } from '#platform/ui/together.tsx'
import { sayValue } from '../devices/inventory.value.ts'
import { partOptions, sayPart } from './part.words.ts'
import { costOf } from './repair.rules.ts'
import type { Props } from './repair.view.tsx'

/** The parts of a repair: those that were mounted, and where the next one comes from. */
export const PartsUsed = (props: Props) => {
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

/** The version of the device that was seen. */
export const Version = ({ device }: Props) => (
  <input type="hidden" name="version" value={device.version} autocomplete="off" />
)
