import type { Member } from '#platform/access/member.ts'
import { Bar, Bars } from '#platform/ui/bars.tsx'
import { Block } from '#platform/ui/block.tsx'
import { Chip, Chips } from '#platform/ui/chip.tsx'
import { Columns } from '#platform/ui/columns.tsx'
import { counted } from '#platform/ui/counted.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import type { Collection } from '../collections/collection.store.ts'
import { CollectionSheet } from '../collections/collection.view.tsx'
import type { Deed } from '../deeds/deed.store.ts'
import { DeedSheet } from '../deeds/deed.view.tsx'
import type { DonorAgreement } from '../donorAgreements/donorAgreement.store.ts'
import type { livesOf } from '../lives/life.store.ts'
import type { Progress } from './donation.progress.store.ts'
import type { registerOf } from './donation.register.store.ts'
import { donationStates, type Left } from './donation.rules.ts'
import type { Donation } from './donation.store.ts'
import type { Line } from './line.ts'
import { LotDevices } from './lotDevices.tsx'
import { LotFacts } from './lotFacts.tsx'
import { LotLines } from './lotLines.tsx'
import { LotNext } from './lotNext.tsx'
import type { titleOf } from './recipient.store.ts'

export type LotProps = {
  lot: Donation
  progress: Progress
  devices: Awaited<ReturnType<typeof registerOf>>
  /** Each machine's stays with families. */
  lives: Awaited<ReturnType<typeof livesOf>>
  lines: readonly Line[]
  /** Under which title the workshop receives public gifts. */
  title: Awaited<ReturnType<typeof titleOf>>
  collection: Collection | undefined
  deed: Deed | undefined
  agreement: DonorAgreement | undefined
  left: Left
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
          <>
            <LotFacts {...props} />
            <DeedSheet {...{ lot, now, deed: props.deed }} organisationId={member.organisationId} />
          </>
        }
      >
        <CollectionSheet {...{ lot, collection: props.collection }} organisationId={member.organisationId} />
        <LotLines {...props} />
        {lot.state !== 'announced' && lot.state !== 'refused' && progress.devices > 0 && (
          <Block title="Ce que devient ce don">
            <Picture progress={progress} announced={lot.announced} />
            <p>
              <a href={`/dons/${lot.id}/preuve`}>Ce qu’est devenu chaque appareil</a>
            </p>
            <p>
              <a href={`/dons/${lot.id}/certificats`}>Certificats d’effacement</a>
            </p>
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
      {progress.elsewhere > 0 && <Bar label="Donnés, vendus ou rendus" value={progress.elsewhere} max={max} />}
    </Bars>
  )
}
