import { Checkboxes } from '#platform/ui/checkboxes.tsx'
import { DateField } from '#platform/ui/dateField.tsx'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import { nameDevice } from '../devices/device.words.ts'
import type { Props } from './exit.view.tsx'
import { exitHelp, exitKinds, takerLabels } from './exit.words.ts'
import { refusalOfSeller } from './price.rules.ts'
import { SaleFields, Seller } from './sale.fields.tsx'

/** An exit as it is said: which machines, by whom, for what; who may not sell is told before it fills anything. */
export const NewExit = (props: Props) =>
  props.kind === 'sold' && refusalOfSeller(props.organisationKind, props.title?.kind) ? (
    <>
      <Heading title={exitKinds.sold} lead={exitHelp.sold} />
      <Seller {...props} />
    </>
  ) : (
    <ExitFields {...props} />
  )

const ExitFields = ({ kind, typed, errors, devices, title, organisationKind }: Props) => (
  <>
    <Heading title={exitKinds[kind]} lead={exitHelp[kind]} />
    <ErrorSummary errors={errors} />
    {kind === 'sold' && <Seller title={title} organisationKind={organisationKind} />}
    <Form action="/sorties/nouvelle">
      <input type="hidden" name="kind" value={kind} />
      <TextArea
        name="lines"
        label="Appareils"
        hint={`Scannez les étiquettes, ou tapez un numéro par ligne : ML-0412, une série, un inventaire.${kind === 'sold' ? ' Un prix à part s’écrit après un point-virgule : ML-0412 ; 60.' : ''}`}
        rows={6}
        value={typed.lines}
        error={errors?.lines}
        required={devices.length === 0}
        onlyIf="si vous ne les cochez pas plus bas"
      />
      {devices.length > 0 && (
        <Disclosure summary="Ou les cocher dans une liste" open={!!typed.devices?.length}>
          <Checkboxes
            name="devices"
            label="Depuis le plus longtemps"
            onlyIf="s’ils ne sont pas écrits plus haut"
            options={devices.map((device): [string, string] => [
              device.id,
              [device.number, nameDevice(device), device.serial].filter(Boolean).join(' · '),
            ])}
            value={typed.devices ?? []}
            error={errors?.devices}
          />
        </Disclosure>
      )}
      {kind === 'sold' && <SaleFields typed={typed} errors={errors} />}
      <DateField name="left_on" label="Quel jour" value={typed.left_on} required error={errors?.left_on} />
      <Field
        name="taker"
        label={takerLabels[kind]}
        value={typed.taker}
        required={kind === 'recycled' || kind === 'given'}
        onlyIf={kind === 'sold' ? 'si c’en est une' : undefined}
        error={errors?.taker}
      />
      {(kind === 'recycled' || kind === 'refused_as_waste') && (
        <>
          <Field
            name="slip"
            label="Numéro du bordereau"
            value={typed.slip}
            required={kind === 'recycled'}
            error={errors?.slip}
            spellcheck={false}
            width="medium"
          />
          <Field
            name="weight"
            label="Poids"
            unit="kg"
            inputmode="decimal"
            value={typed.weight}
            error={errors?.weight}
            width="short"
          />
        </>
      )}
      <TextArea
        name="why"
        label={kind === 'refused_as_waste' ? 'Pourquoi' : 'Remarque'}
        hint="Le donateur la lira dans son registre."
        rows={2}
        value={typed.why}
        required={kind === 'refused_as_waste'}
        error={errors?.why}
      />
      <Submit label="Enregistrer la sortie" danger />
    </Form>
  </>
)
