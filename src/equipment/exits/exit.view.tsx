import { sayDate } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { linkCell } from '#platform/ui/cells.ts'
import { Checkboxes } from '#platform/ui/checkboxes.tsx'
import { DateField } from '#platform/ui/dateField.tsx'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { exits } from '../bench/bench.words.ts'
import { sayDigest } from '../certificates/certificate.words.ts'
import { nameDevice, sayDeviceKind } from '../devices/device.words.ts'
import { sayValue } from '../devices/inventory.value.ts'
import type { Sealed } from './exit.seal.ts'
import type { KeptExit } from './exit.store.ts'
import { type ExitKind, exitHelp, exitKinds, sayWeight, takerLabels } from './exit.words.ts'
import type { mayLeave } from './leaving.store.ts'
import { SaleFields } from './sale.fields.tsx'

type Props = {
  kind: ExitKind
  typed: Typed
  errors: Errors | null
  devices: Awaited<ReturnType<typeof mayLeave>>
}

export const NewExit = ({ kind, typed, errors, devices }: Props) => (
  <>
    <Heading title={exitKinds[kind]} lead={exitHelp[kind]} />
    <ErrorSummary errors={errors} />
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
      />
      {devices.length > 0 && (
        <Disclosure summary="Ou les cocher dans une liste" open={!!typed.devices?.length}>
          <Checkboxes
            name="devices"
            label="Depuis le plus longtemps"
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

export const ExitView = ({ exit, sealed }: { exit: KeptExit; sealed: Sealed }) => (
  <>
    <Heading
      title={`Sortie ${exit.number}`}
      lead={`${exits[exit.kind]}, ${sayDate(exit.left_on)}`}
      action={
        <LinkButton icon="print" href={`/sorties/${exit.id}/bordereau.pdf`}>
          Imprimer le bordereau
        </LinkButton>
      }
    />
    <Facts>
      {exit.taker && <Fact label={takerLabels[exit.kind as ExitKind]}>{exit.taker}</Fact>}
      {exit.slip && <Fact label="Bordereau">{exit.slip}</Fact>}
      {exit.weight_grams && <Fact label="Poids">{sayWeight(exit.weight_grams)}</Fact>}
      {exit.why && <Fact label="Remarque">{exit.why}</Fact>}
      <Fact label="Enregistrée par">{exit.made_by}</Fact>
    </Facts>
    <Block title="Les appareils">
      <Rows
        caption="Appareils sortis"
        captionHidden
        columns={['Appareil', 'Type', 'Série ou inventaire', 'Donné par', ...(sealed.sale ? ['Prix'] : [])]}
        rows={sealed.machines}
        cells={(machine) => [
          linkCell(`/etabli?numero=${machine.number}`, machine.name, machine.number),
          sayDeviceKind(machine.kind),
          machine.serial ?? machine.tag,
          machine.donor,
          ...(machine.cents === null ? [] : [sayValue(machine.cents)]),
        ]}
      />
    </Block>
    <p class="quiet">
      Cette liste ne change plus. Son empreinte : <code>{sayDigest(exit.sha256.toString('hex'))}</code>
    </p>
  </>
)
