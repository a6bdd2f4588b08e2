import type { Member } from '#platform/access/member.ts'
import { sayDate, sayShort } from '#platform/i18n/dates.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Chip, Chips } from '#platform/ui/chip.tsx'
import { Columns } from '#platform/ui/columns.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Next } from '#platform/ui/next.tsx'
import { Sheet } from '#platform/ui/sheet.tsx'
import type { BenchStep } from '../bench/bench.next.ts'
import type { custodyOf } from '../custody/custody.store.ts'
import type { Wipe } from '../wiping/wipe.store.ts'
import type { WipeEvidence } from '../wiping/wipeEvidence.rules.ts'
import { sayBytes } from '../wiping/wipeLog.bytes.ts'
import type { Device, eventsOf } from './device.store.ts'
import { grades, nameDevice, sayDeviceKind, saySpec, sayState, stateWords } from './device.words.ts'
import { sayValue } from './inventory.value.ts'
import { LifeStory } from './lifeStory.tsx'

export type BiographyProps = {
  device: Device
  wipes: Wipe[]
  custody: Awaited<ReturnType<typeof custodyOf>>
  events: Awaited<ReturnType<typeof eventsOf>>
  evidence: WipeEvidence
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
          {device.aspect && <Chip>Aspect {device.aspect}</Chip>}
          {device.working && <Chip>Fonctionnement {device.working}</Chip>}
          {device.battery && <Chip>{device.battery === 'none' ? 'Sans batterie' : `Batterie ${device.battery}`}</Chip>}
        </Chips>
      </Heading>
      {acts && <BenchNext {...props} />}
      <Columns aside={<Aside {...props} />}>
        <LifeStory {...props} />
      </Columns>
    </>
  )
}

const BenchNext = ({ device, step, others }: BiographyProps) => {
  const here = `/appareils/${device.id}`
  const action =
    step.act !== undefined ? (
      <ActButton action={`${here}/${step.act}`} label={step.verb ?? ''} fields={{ version: String(device.version) }} />
    ) : step.path ? (
      <LinkButton href={`${here}/${step.path}`}>{step.verb}</LinkButton>
    ) : undefined
  return (
    <>
      <Next title={step.title} detail={step.detail} tone={step.tone} action={action} />
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

const Aside = ({ device, custody, evidence, member }: BiographyProps) => (
  <>
    <Sheet title="Qui en répond">
      <Facts>
        {custody.map((link) => (
          <Fact label={link.until ? `Jusqu’au ${sayShort(link.until)}` : `Depuis le ${sayShort(link.since)}`}>
            {link.family ? 'Une famille' : link.holder}
          </Fact>
        ))}
        {custody.every((link) => link.until) && (
          <Fact label="Aujourd’hui">
            {device.state === 'handed_over' || device.state === 'return_due'
              ? 'Remis à une famille'
              : device.state === 'announced'
                ? device.donor
                : sayState(device)}
          </Fact>
        )}
      </Facts>
    </Sheet>
    <Sheet title="L’appareil">
      <Facts>
        <Fact label="Type">{sayDeviceKind(device.kind)}</Fact>
        <Fact label="Numéro de série">{device.serial}</Fact>
        <Fact label="Inventaire du donateur">{device.inventory_tag}</Fact>
        <Fact label="Donné par">{device.donor}</Fact>
        {device.acquired_on && <Fact label="Acheté">{sayDate(device.acquired_on)}</Fact>}
        {device.value_cents !== null && <Fact label="Valeur">{sayValue(device.value_cents)}</Fact>}
        {device.place && <Fact label="Lieu">{device.place}</Fact>}
        {device.aspect && device.working && device.battery && (
          <Fact label="Note">
            {grades.aspect[device.aspect as 'A']}
            <br />
            {grades.working[device.working as 'A']}
            <br />
            {grades.battery[device.battery as 'A']}
          </Fact>
        )}
        {device.locked && <Fact label="Verrouillé">{device.locked}</Fact>}
        {device.missing_part && <Fact label="Pièce manquante">{device.missing_part}</Fact>}
        {device.note && member.role !== 'donor' && <Fact label="Remarque">{device.note}</Fact>}
      </Facts>
    </Sheet>
    {evidence.drives.length > 0 && (
      <Sheet title="Ses disques">
        <Facts>
          {evidence.drives.map((drive, at) => (
            <Fact label={[drive.model, drive.serial ?? 'sans numéro', sizeOf(device, at)].filter(Boolean).join(' · ')}>
              {drive.proved ? `Effacé et vérifié. ${evidence.level ?? ''}` : drive.why}
            </Fact>
          ))}
        </Facts>
      </Sheet>
    )}
  </>
)

const sizeOf = (device: Device, at: number): string | null => {
  const bytes = (device.drives as { bytes: number | null }[])[at]?.bytes
  return bytes ? sayBytes(bytes) : null
}
