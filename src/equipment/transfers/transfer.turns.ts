import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { agreed, byName, theName, toward } from '#platform/i18n/toward.ts'
import { capital } from '#platform/text/capital.ts'
import { counted } from '#platform/ui/counted.ts'
import type { Turn } from '#platform/ui/turn.ts'
import { sayAnnounced, sayThings } from './things.words.ts'
import { movesDevices } from './transfer.roles.ts'

const MOST = 20

type Waiting = {
  id: string
  number: string
  state: string
  mine: boolean
  other: string
  announced: number
  kind: string | null
  counted: number | null
  moved_at: Date
  missing: number
  surplus: number
}

/** Slips that wait for this organisation: to sign off, to count, to explain. What waits for the other end is only to know. */
export async function transferTurns(by: Acting): Promise<Turn[]> {
  if (!(movesDevices as readonly string[]).includes(by.member.role)) return []
  const own = by.member.organisationId
  const { rows } = await sql<Waiting>`
    select t.id, t.number, t.state, t.organisation_id = ${own} as mine, o.name as other, t.announced, t.kind, t.counted, t.moved_at,
      (select count(*)::int from transfer_item i where i.transfer_id = t.id and i.state = 'missing') as missing,
      (select count(*)::int from transfer_item i where i.transfer_id = t.id and i.state = 'surplus') as surplus
    from transfer t join organisation o on o.id = case when t.organisation_id = ${own} then t.receiver_id else t.organisation_id end
    where ((t.organisation_id = ${own} and t.state in ('prepared', 'received')) or (t.receiver_id = ${own} and t.state in ('sent', 'received')))
    order by t.moved_at limit ${MOST}`.execute(by.db)
  return rows.flatMap((row) => turnOf(row) ?? [])
}

function turnOf(row: Waiting): Turn | null {
  const href = `/transferts/${row.id}`
  const common = { since: row.moved_at, href }
  if (row.mine && row.state === 'prepared')
    return {
      ...common,
      tone: 'turn',
      title: `${sayThings(row.announced, row.kind)} à envoyer ${toward(row.other)}`,
      detail: `Bordereau ${row.number}, préparé`,
      verb: ['Signer le départ', href],
    }
  if (!row.mine && row.state === 'sent')
    return {
      ...common,
      tone: 'turn',
      title: `${sayAnnounced(row.announced, row.kind)} ${byName(row.other)}`,
      detail: row.counted === null ? 'À compter, puis à scanner' : `${counted(row.counted, 'compté')}, à scanner`,
      verb: ['Recevoir', `${href}/reception`],
    }
  const gaps = [
    row.missing > 0 && counted(row.missing, 'manquant'),
    row.surplus > 0 && counted(row.surplus, 'en plus', 'en plus'),
  ].filter(Boolean)
  if (gaps.length === 0) return null
  return {
    ...common,
    tone: row.mine ? 'loss' : 'calm',
    title: row.mine
      ? `${capital(gaps.join(', '))} ${toward(row.other)}`
      : `${capital(gaps.join(', '))}, du bordereau ${row.number}`,
    detail: row.mine
      ? `Bordereau ${row.number} : dites ce qu’il en est`
      : `${capital(theName(row.other))} ${agreed(row.other, 'doit', 'doivent')} dire ce qu’il en est`,
    verb: [row.mine ? 'Éclaircir' : 'Voir', href],
  }
}
