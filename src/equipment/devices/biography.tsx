import type { Member } from '#platform/access/member.ts'
import { capital } from '#platform/text/capital.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Chip, Chips } from '#platform/ui/chip.tsx'
import { Columns } from '#platform/ui/columns.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Next } from '#platform/ui/next.tsx'
import type { BenchStep } from '../bench/bench.next.ts'
import type { DeviceTest } from '../checks/deviceTests.store.ts'
import type { AnsweredDay } from '../custody/answering.day.ts'
import type { Answering } from '../custody/answering.store.ts'
import type { custodyOf } from '../custody/custody.seen.store.ts'
import type { Life } from '../lives/life.words.ts'
import type { Policy } from '../policies/policy.store.ts'
import type { Part } from '../repairs/parts.store.ts'
import type { repairsOf } from '../repairs/repairs.store.ts'
import type { Wipe } from '../wiping/wipe.store.ts'
import type { WipeEvidence } from '../wiping/wipeEvidence.rules.ts'
import type { eventsOf } from './device.events.store.ts'
import { sayGrades } from './device.grades.ts'
import type { Device } from './device.store.ts'
import { nameDevice, saySpec, sayState, stateWords } from './device.words.ts'
import { DeviceFacts } from './deviceFacts.tsx'
import { LifeStory } from './lifeStory.tsx'

export type BiographyProps = {
  device: Device
  wipes: Wipe[]
  custody: Awaited<ReturnType<typeof custodyOf>>
  /** Its stays with families, by the month. */
  lives: readonly Life[]
  /** Who answered for it on the day asked, from its owner down; null for whoever neither keeps nor owns it. */
  answering: readonly Answering[] | null
  answered: AnsweredDay
  events: Awaited<ReturnType<typeof eventsOf>>
  evidence: WipeEvidence
  tests: DeviceTest[]
  repairs: Awaited<ReturnType<typeof repairsOf>>
  parts: Part[]
  /** The scale of the reader's organisation. */
  policy: Policy
  member: Member
  /** The reader keeps this device and works at the bench. */
  acts: boolean
  step: BenchStep
  others: [label: string, path: string][]
  now: Date
}

/** A device's life: what comes next, what happened with its proof, who answers for it. */
export const Biography = (props: BiographyProps) => {
  const { device, acts, member } = props
  const graded = sayGrades(device)
  const print = member.role !== 'donor' && (
    <LinkButton second icon="print" href={`/appareils/${device.id}/etiquette`}>
      Étiquette
    </LinkButton>
  )
  return (
    <>
      <Heading title={nameDevice(device)} code={device.number} action={print} lead={saySpec(device)}>
        <Chips>
          <Chip tone={stateWords[device.state]?.tone}>{sayState(device)}</Chip>
          {device.locked && <Chip tone="loss">Verrouillé</Chip>}
          {device.missing_part && <Chip tone="loss">Pièce manquante</Chip>}
          {device.in_dispute && <Chip tone="loss">En litige</Chip>}
          {graded && <Chip>{capital(graded)}</Chip>}
        </Chips>
      </Heading>
      {acts && <BenchNext {...props} />}
      <Columns aside={<DeviceFacts {...props} />}>
        <LifeStory {...props} />
      </Columns>
    </>
  )
}

const BenchNext = ({ device, step, others, evidence }: BiographyProps) => {
  const undated = evidence.drives.find((drive) => drive.undated)?.undated
  const here = `/appareils/${device.id}`
  const action = step.href ? (
    <LinkButton href={step.href}>{step.verb}</LinkButton>
  ) : step.act !== undefined ? (
    <ActButton action={`${here}/${step.act}`} label={step.verb ?? ''} fields={{ version: String(device.version) }} />
  ) : step.path ? (
    <LinkButton href={`${here}/${step.path}`}>{step.verb}</LinkButton>
  ) : undefined
  return (
    <>
      <Next title={step.title} detail={step.detail} tone={step.tone} action={action} />
      {undated && (
        <p>
          <a href={`${here}/date-du-journal?journal=${undated}`}>Expliquer la date du journal</a>
        </p>
      )}
      {others.length > 0 && (
        <details>
          <summary>Autres gestes</summary>
          <ul>
            {others.map(([label, path]) => (
              <li>
                <a href={`${here}/${path}`}>{label}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
