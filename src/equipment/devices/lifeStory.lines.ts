import type { Told } from '#platform/audit/story.ts'
import { DAY, dayOf, sayMoment, sayMonthOf } from '#platform/i18n/dates.ts'
import { byName, toward } from '#platform/i18n/toward.ts'
import { capital } from '#platform/text/capital.ts'
import { linesOfLife } from '../lives/life.lines.ts'
import type { Wipe } from '../wiping/wipe.store.ts'
import type { BiographyProps } from './biography.tsx'
import { deviceStory } from './device.story.ts'

/** `month` is the first day of the month in which it took place, when the reader may know no more than that. */
type Line = {
  at: Date
  month?: string
  title: string
  text: string
  who?: string
  tone?: 'done' | 'loss'
  wipes?: Wipe[]
}

/** Everything told of a device, the latest first. */
export function storyLines({ device, events, wipes, custody, lives, member, now }: BiographyProps): Line[] {
  const lines: Line[] = []
  const shown = new Set<Wipe>()
  for (const event of events) {
    const told = deviceStory[event.act]?.(toldOf(event))
    if (!told) continue
    const proofs = proofsOf(event, wipes)
    for (const wipe of proofs) shown.add(wipe)
    const who = event.organisation_id === member.organisationId ? event.actor : event.organisation
    lines.push({ at: event.at, ...told, who, tone: toneOf(event), wipes: proofs })
  }
  for (const wipe of wipes) if (!shown.has(wipe)) lines.push({ at: wipe.created_at, ...alone(wipe) })
  if (device.announced_at)
    lines.push({
      at: device.announced_at,
      title: 'Donné',
      text: device.donor ? `${capital(byName(device.donor))}.` : '',
    })
  if (device.received_at && device.state !== 'announced')
    lines.push({ at: device.received_at, title: 'Don reçu', text: device.lot ?? '' })
  if (device.origin === 'bought')
    lines.push({ at: device.created_at, title: 'Acheté neuf', text: `${device.invoice}.` })
  lines.push(...custody.flatMap(held))
  for (const link of custody) {
    if (!link.family || link.by_month) continue
    lines.push({ at: link.since, title: HANDED, text: '', tone: 'done' })
    if (link.until) lines.push({ at: link.until, ...endOf(link.until, custody) })
  }
  const afar = lives.filter(({ own }) => !own)
  lines.push(...afar.flatMap((life) => linesOfLife(life, events, now)))
  lines.push(...lastKnown(device, custody, afar, now))
  return lines.sort((a, b) => b.at.getTime() - a.at.getTime())
}

/** Whoever reads no link of a family nor of a batch knows by the state of the machine that one has it, and in which month it came to that state. */
const lastKnown = (
  { state, updated_at, by_month }: BiographyProps['device'],
  custody: BiographyProps['custody'],
  afar: BiographyProps['lives'],
  now: Date,
): Line[] => {
  if (custody.some((link) => (link.family || link.lent) && link.until === null)) return []
  const at = by_month ? new Date(Math.min(updated_at.getTime() + 31 * DAY, now.getTime())) : updated_at
  const known = { at, month: `${dayOf(updated_at).slice(0, 7)}-01`, text: '' }
  if (state === 'return_due') return [{ ...known, title: DUE, text: 'Une famille l’a en prêt.' }]
  const told = afar.some(({ until }) => until === null)
  return state === 'handed_over' && !told ? [{ ...known, title: HANDED, tone: 'done' }] : []
}

/** Whoever takes a machine back answers for it from that instant; of one that is lost, nobody does. */
const endOf = (until: Date, custody: BiographyProps['custody']): Pick<Line, 'title' | 'text' | 'tone'> =>
  custody.some((link) => !link.family && link.since <= until && (link.until === null || link.until > until))
    ? { title: 'Rendu par la famille', text: 'Il sera effacé avant toute chose.' }
    : { title: 'Déclaré manquant par la famille', text: '', tone: 'loss' }

/** A link that a slip or a batch opened, or that one's own place or class holds. Whom a batch names, its own organisation alone reads. */
const held = (link: BiographyProps['custody'][number]): Line[] => {
  if (link.slip)
    return [{ at: link.since, title: 'Transfert', text: `Reçu ${byName(link.holder ?? '')}, bordereau ${link.slip}.` }]
  if (link.lent) {
    const to = link.place ?? link.lent_to
    const lines: Line[] = [
      {
        at: link.since,
        title: 'Prêté',
        text: to ? `${capital(toward(to))}.` : 'À un lieu ou à une personne.',
        tone: 'done',
      },
    ]
    if (link.until) lines.push({ at: link.until, title: 'Fin du prêt', text: '' })
    return lines
  }
  const within = link.class ? `la classe ${link.class}` : link.place
  return within
    ? [{ at: link.since, title: link.class ? 'Confié à une classe' : 'Rangé', text: `${capital(within)}.` }]
    : []
}

const HANDED = 'Remis à une famille'
const DUE = 'Retour attendu'

/** When it took place, as the reader may know it. */
export const whenOf = (line: Line, now: Date): { when: string; datetime: string } =>
  line.month
    ? { when: sayMonthOf(line.month), datetime: line.month.slice(0, 7) }
    : { when: sayMoment(line.at, now), datetime: line.at.toISOString() }

/** The logs that an act read, in the order of their files. */
const proofsOf = (event: { act: string; data: unknown }, wipes: Wipe[]): Wipe[] => {
  const files = event.act === 'device.wipe_read' ? (event.data as { files?: string[] }).files : []
  return (files ?? []).flatMap((sha256) => wipes.find((wipe) => wipe.file_sha256.toString('hex') === sha256) ?? [])
}

/** A log whose reading the member may not see in the story. */
const alone = (wipe: Wipe): Omit<Line, 'at'> =>
  wipe.verdict === 'verified'
    ? { title: 'Effacement vérifié', text: '', who: wipe.organisation, tone: 'done', wipes: [wipe] }
    : { title: 'Effacement sans preuve', text: '', who: wipe.organisation, tone: 'loss', wipes: [wipe] }

const toldOf = (event: BiographyProps['events'][number]): Told => ({
  act: event.act,
  at: event.at,
  actor: event.actor,
  from: event.from_state,
  to: event.to_state,
  why: event.why,
  data: event.data as Told['data'],
})

const toneOf = (event: { act: string; to_state: string | null }): Line['tone'] =>
  event.to_state === 'wipe_failed' || ['device.lost', 'device.stolen'].includes(event.act)
    ? 'loss'
    : event.to_state === 'wiped' || ['device.ready', 'device.delivered'].includes(event.act)
      ? 'done'
      : undefined
