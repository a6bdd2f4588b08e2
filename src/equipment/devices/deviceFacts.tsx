import { sayDate, sayMonth, sayShort } from '#platform/i18n/dates.ts'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Sheet } from '#platform/ui/sheet.tsx'
import { TestsSheet } from '../checks/tests.view.tsx'
import { AnsweringSheet } from '../custody/answering.tsx'
import { CategorySheet } from '../policies/category.view.tsx'
import { RepairSheet } from '../repairs/repairs.view.tsx'
import { sayProof } from '../wiping/wipe.words.ts'
import { sayBytes } from '../wiping/wipeLog.bytes.ts'
import type { BiographyProps } from './biography.tsx'
import { sayGradeOn } from './device.grades.ts'
import type { Device } from './device.store.ts'
import { sayDeviceKind, sayState } from './device.words.ts'
import { sayValue } from './inventory.value.ts'

type Holding = BiographyProps['custody'][number]

const holdingWhen = ({ until, since }: Holding, far: boolean): string => {
  if (until) return far ? `Jusqu’en ${sayMonth(until)}` : `Jusqu’au ${sayShort(until)}`
  return far ? `Depuis ${sayMonth(since)}` : `Depuis le ${sayShort(since)}`
}

/** A place is where its keeper finds the machine: nobody else's to read, and no word of where a family has it. */
const isShelved = (device: BiographyProps['device'], member: BiographyProps['member']): boolean =>
  device.organisation_id === member.organisationId && device.state !== 'handed_over' && device.state !== 'return_due'

/** Beside a device's life: who answers for it, what it is, what is proved of each of its drives. */
export const DeviceFacts = ({
  device,
  custody,
  answering,
  answered,
  evidence,
  tests,
  repairs,
  parts,
  policy,
  member,
  acts,
}: BiographyProps) => (
  <>
    {answering ? (
      <AnsweringSheet {...{ device, answering, answered }} />
    ) : (
      <Sheet title="Qui en répond">
        <Facts>
          {custody.map((link) => (
            <Fact label={holdingWhen(link, link.by_month)}>{link.family ? 'Une famille' : link.holder}</Fact>
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
    )}
    <Sheet title="L’appareil">
      <Facts>
        <Fact label="Type">{sayDeviceKind(device.kind)}</Fact>
        <Fact label="Numéro de série">{device.serial}</Fact>
        {(device.origin !== 'bought' || device.inventory_tag) && (
          <Fact label={device.origin === 'bought' ? 'Numéro d’inventaire' : 'Inventaire du donateur'}>
            {device.inventory_tag}
          </Fact>
        )}
        {device.owner && <Fact label="Appartient à">{device.owner}</Fact>}
        {device.origin === 'bought' ? (
          <Fact label="Acheté neuf">{device.invoice}</Fact>
        ) : (
          <Fact label="Donné par">{device.donor}</Fact>
        )}
        {device.acquired_on && <Fact label="Acheté">{sayDate(device.acquired_on)}</Fact>}
        {device.value_cents !== null && <Fact label="Valeur">{sayValue(device.value_cents)}</Fact>}
        {device.place && isShelved(device, member) && <Fact label="Lieu">{device.place}</Fact>}
        {device.aspect && device.working && device.battery && (
          <Fact label="Note">
            {(['aspect', 'working', 'battery'] as const).map((axis) => (
              <>
                {sayGradeOn(axis, device[axis])}
                <br />
              </>
            ))}
          </Fact>
        )}
        {device.locked && <Fact label="Verrouillé">{device.locked}</Fact>}
        {device.missing_part && <Fact label="Pièce manquante">{device.missing_part}</Fact>}
        {device.note && member.role !== 'donor' && <Fact label="Remarque">{device.note}</Fact>}
      </Facts>
    </Sheet>
    {device.organisation_id === member.organisationId && <CategorySheet {...{ device, policy }} />}
    <TestsSheet tests={tests} />
    {(acts || member.role === 'refurbisher') && (
      <RepairSheet deviceId={device.id} {...{ repairs, parts }} costs={member.role === 'refurbisher'} />
    )}
    {evidence.drives.length > 0 && (
      <Sheet title="Ses disques">
        <Facts>
          {evidence.drives.map((drive, at) => (
            <Fact label={[drive.model ?? 'Disque', sizeOf(device, at)].filter(Boolean).join(' · ')}>
              {drive.serial ?? 'Sans numéro'}
              <br />
              {drive.proved
                ? sayProof(drive)
                : drive.undated
                  ? 'Effacé, mais la date du journal est à expliquer.'
                  : drive.why}
            </Fact>
          ))}
        </Facts>
        <p>
          <a href={`/appareils/${device.id}/certificat`}>Certificat d’effacement</a>
        </p>
      </Sheet>
    )}
  </>
)

const sizeOf = (device: Device, at: number): string | null => {
  const bytes = (device.drives as { bytes: number | null }[])[at]?.bytes
  return bytes ? sayBytes(bytes) : null
}
