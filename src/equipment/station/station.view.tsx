import { sayHour } from '#platform/i18n/dates.ts'
import { chipCell, linkCell } from '#platform/ui/cells.ts'
import type { Tone } from '#platform/ui/chip.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Form } from '#platform/ui/form.tsx'
import { Icon, type IconName } from '#platform/ui/icon.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { nameDevice, sayDevice } from '../devices/device.words.ts'
import { sayLabel } from '../labels/label.code.ts'
import { lockCards, plain, sayScanned } from './station.cards.ts'
import type { countsOf } from './station.counts.store.ts'
import type { Line } from './station.lines.store.ts'
import { type Mode, readMode, sayMode, stillMissing } from './station.mode.ts'
import { perHour } from './station.pace.ts'
import type { Station } from './station.store.ts'
import type { waitingAtBench } from './waiting.store.ts'

export type Shown = {
  station: Station | undefined
  lines: readonly Line[]
  counts: Awaited<ReturnType<typeof countsOf>>
}

const looks: Record<string, [tone: Tone, icon: IconName, word: string]> = {
  done: ['done', 'check', 'Fait'],
  already: ['calm', 'check', 'Déjà fait'],
  refused: ['loss', 'close', 'Pas fait'],
  unknown: ['loss', 'help', 'Inconnu'],
  armed: ['turn', 'scan', 'Mode'],
  waiting: ['turn', 'clock', 'Étiquette'],
  seen: ['calm', 'info', 'Lu'],
  twice: ['calm', 'info', 'Lu deux fois'],
  undone: ['turn', 'back', 'Annulé'],
}
const lookOf = (outcome: string) => looks[outcome] ?? (['calm', 'info', 'Lu'] as const)

const machineOf = (line: Line) =>
  line.number === null
    ? null
    : { number: line.number, brand: line.brand ?? '', model: line.model ?? '', kind: line.kind ?? '' }

/** For whoever has a phone in the hand and no card. */
const LockButtons = () => (
  <Form action="/etabli/poste">
    <div class="modes">
      {Object.values(lockCards).map(({ code, big }) => (
        <Submit second name="code" value={code} label={big} />
      ))}
    </div>
  </Form>
)

/** The last reading, to be understood from two steps away. */
export const Result = ({ line, waiting }: { line: Line | undefined; waiting: string | null }) => {
  if (!line)
    return (
      <div class="scanned" data-outcome="none">
        <p class="scanned-title">Prêt à scanner</p>
        <p>Scannez une carte de mode, puis les appareils l’un après l’autre.</p>
      </div>
    )
  const [tone, icon] = lookOf(line.outcome)
  const machine = machineOf(line)
  return (
    <div class={`scanned ${tone}`} data-outcome={line.outcome} data-scan={line.id}>
      <p class="scanned-title">
        <Icon name={icon} />
        <span>{line.title}</span>
      </p>
      {machine && line.device_id && (
        <p class="scanned-device">
          <a href={`/appareils/${line.device_id}`}>{sayDevice(machine)}</a>
        </p>
      )}
      {line.detail && <p>{line.detail}</p>}
      {line.outcome === 'waiting' && line.device_id && <LockButtons />}
      {line.outcome === 'unknown' && (
        <p>
          <LinkButton
            second
            icon="add"
            href={waiting ? `/appareils/nouveau?etiquette=${sayLabel(waiting)}` : '/appareils/nouveau'}
          >
            Ajouter un appareil
          </LinkButton>
        </p>
      )}
    </div>
  )
}

/** What is armed, how many were done since, at what pace. */
export const Armed = ({ station, counts }: Shown) => {
  const mode: Mode = readMode(station?.mode ?? '')
  const pace = perHour(counts)
  const missing = mode.kind === 'grade' ? stillMissing(mode.letters) : []
  return (
    <div class={mode.kind === 'none' ? 'armed none' : 'armed'}>
      <p>
        <span class="quiet">Mode</span> <strong>{sayMode(mode)}</strong>
        {missing.length > 0 && <span>, il manque {missing.join(' et ')}</span>}
      </p>
      {station?.label_code && (
        <p>
          <span class="quiet">Attend son appareil</span> <strong>{sayLabel(station.label_code)}</strong>{' '}
          <a href={`/appareils/nouveau?etiquette=${sayLabel(station.label_code)}`}>Ajouter un appareil</a>
        </p>
      )}
      {mode.kind !== 'none' && (
        <p class="armed-count">
          <strong>{counts.done}</strong> {counts.done > 1 ? 'faits' : 'fait'}
          {counts.refused > 0 && <>, {counted(counts.refused, 'à revoir', 'à revoir')}</>}
          {pace && <>, {pace} à l’heure</>}
        </p>
      )}
      {mode.kind === 'plain' && mode.name === 'collect' && counts.done > 0 && (
        <p>
          <LinkButton second icon="print" href="/etiquettes?poste=oui">
            Imprimer ces étiquettes
          </LinkButton>
        </p>
      )}
    </div>
  )
}

export const Lines = ({ lines }: { lines: readonly Line[] }) =>
  lines.length === 0 ? null : (
    <Rows
      caption="Les vingt derniers scans"
      columns={['Code', 'Résultat', 'Appareil', 'Heure']}
      rows={lines}
      cells={(line) => {
        const machine = machineOf(line)
        return [
          sayScanned(line.code),
          chipCell(
            line.taken_back ? `${line.title}, annulé` : line.title,
            line.taken_back ? 'calm' : lookOf(line.outcome)[0],
          ),
          machine && line.device_id
            ? linkCell(`/appareils/${line.device_id}`, machine.number, nameDevice(machine))
            : null,
          sayHour(line.at),
        ]
      }}
    />
  )

const fitting: Record<string, string> = {
  announced: plain.receive.big,
  returned: plain.wipe.big,
  wiped: plain.tested.big,
  tested: 'Aspect, Marche et Batterie',
  graded: plain.ready.big,
}

/** Before the first reading: what stands at the bench, and the card that goes with each. */
export const Waiting = ({ devices }: { devices: Awaited<ReturnType<typeof waitingAtBench>> }) =>
  devices.length === 0 ? null : (
    <Rows
      caption="Ce qui attend à l’établi : un appareil de chaque sorte"
      columns={['À scanner', 'Carte à scanner avant']}
      rows={devices}
      cells={(device) => [
        linkCell(`/appareils/${device.id}`, device.number, nameDevice(device)),
        fitting[device.state] ?? null,
      ]}
    />
  )
