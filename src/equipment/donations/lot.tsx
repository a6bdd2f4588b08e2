import type { Member } from '#platform/access/member.ts'
import { sayDate, sayMoment } from '#platform/i18n/dates.ts'
import { Bar, Bars } from '#platform/ui/bars.tsx'
import { Block } from '#platform/ui/block.tsx'
import { Chip, Chips } from '#platform/ui/chip.tsx'
import { Columns } from '#platform/ui/columns.tsx'
import { counted } from '#platform/ui/counted.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Sheet } from '#platform/ui/sheet.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { sayValue } from '../devices/inventory.value.ts'
import { donationStates } from './donation.rules.ts'
import type { Donation, Progress, registerOf } from './donation.store.ts'
import { LotDevices } from './lotDevices.tsx'
import { LotNext } from './lotNext.tsx'

export type LotProps = {
  lot: Donation
  progress: Progress
  devices: Awaited<ReturnType<typeof registerOf>>
  member: Member
  now: Date
  errors: Errors | null
  typed: Typed
}

/** A lot, for its donor and for its refurbisher: how far it is, its devices, the proofs. */
export const LotPage = (props: LotProps) => {
  const { lot, progress, member, now, errors } = props
  const state = donationStates[lot.state]
  return (
    <>
      <Heading
        title={lot.title}
        lead={`${counted(lot.announced, 'appareil annoncé', 'appareils annoncés')} · ${lot.kinds}`}
      >
        <Chips>
          <Chip tone={state?.tone}>{state?.label}</Chip>
        </Chips>
      </Heading>
      <ErrorSummary errors={errors} />
      <LotNext {...props} />
      <Columns
        aside={
          <Sheet title="Le don">
            <Facts>
              <Fact label="Donateur">{lot.donor}</Fact>
              <Fact label="Atelier">{lot.refurbisher}</Fact>
              <Fact label="Annoncé">{sayMoment(lot.announced_at, now)}</Fact>
              <Fact label="À chercher">{lot.place}</Fact>
              <Fact label="À partir du">{lot.ready_on && sayDate(lot.ready_on)}</Fact>
              <Fact label="Valeur d’un appareil, au plus">{sayValue(lot.unit_value_cents)}</Fact>
              <Fact label="Délibération">{lot.deliberation}</Fact>
              {(lot.state === 'accepted' || lot.state === 'received') && (
                <Fact label="Livraison">
                  <a href={`/dons/${lot.id}/bordereau`}>Bordereau, pointage et écarts</a>
                </Fact>
              )}
              {lot.received_at && <Fact label="Reçu">{sayMoment(lot.received_at, now)}</Fact>}
            </Facts>
          </Sheet>
        }
      >
        {lot.state !== 'announced' && lot.state !== 'refused' && progress.devices > 0 && (
          <Block title="Ce que devient ce don">
            <Picture progress={progress} announced={lot.announced} />
          </Block>
        )}
        <Block
          title="Les appareils"
          action={
            progress.devices > 0 && (
              <LinkButton second icon="download" download href={`/dons/${lot.id}/registre.csv`}>
                Registre du don (CSV)
              </LinkButton>
            )
          }
        >
          <LotDevices {...props} />
        </Block>
        {member.role === 'refurbisher' && progress.devices > 50 && (
          <p>
            <a href={`/appareils?don=${lot.id}`}>Voir les {counted(progress.devices, 'appareil')}</a>
          </p>
        )}
      </Columns>
    </>
  )
}

const Picture = ({ progress, announced }: { progress: Progress; announced: number }) => {
  const max = Math.max(announced, progress.devices)
  return (
    <Bars>
      <Bar label="Reçus" value={progress.received} max={max} />
      <Bar label="Effacés, avec preuve" value={progress.wiped} max={max} />
      <Bar label="Prêts" value={progress.ready} max={max} />
      <Bar label="Remis à des familles" value={progress.handedOver} max={max} />
      <Bar label="Recyclés ou détruits" value={progress.recycled} max={max} />
    </Bars>
  )
}
