import { sayDate } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { linkCell } from '#platform/ui/cells.ts'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { exits } from '../bench/bench.words.ts'
import { sayDigest } from '../certificates/certificate.words.ts'
import { sayDeviceKind } from '../devices/device.words.ts'
import { sayValue } from '../devices/inventory.value.ts'
import type { titleOf } from '../donations/recipient.store.ts'
import type { Sealed } from './exit.seal.ts'
import type { KeptExit } from './exit.store.ts'
import { type ExitKind, sayWeight, takerLabels } from './exit.words.ts'
import type { mayLeave } from './leaving.store.ts'

export type Props = {
  kind: ExitKind
  typed: Typed
  errors: Errors | null
  devices: Awaited<ReturnType<typeof mayLeave>>
  /** Under which title the organisation receives and sells. */
  title: Awaited<ReturnType<typeof titleOf>>
  organisationKind: string
}

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
