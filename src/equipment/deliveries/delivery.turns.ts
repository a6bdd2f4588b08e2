import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { ofName } from '#platform/i18n/toward.ts'
import { counted } from '#platform/ui/counted.ts'
import type { Turn } from '#platform/ui/turn.ts'

type Waiting = { donation_id: string; state: string; title: string; other: string; since: Date; missing: number }

/** A reception under way or contested awaits the workshop; a reception that is closed awaits the donor's word. */
export async function deliveryTurns(by: Acting): Promise<Turn[]> {
  const { role, organisationId } = by.member
  if (role !== 'refurbisher' && role !== 'donor') return []
  const workshop = role === 'refurbisher'
  const { rows } = await sql<Waiting>`
    select n.donation_id, n.state, d.title, o.name as other, coalesce(n.answered_at, n.closed_at, n.opened_at, n.noted_at) as since,
      (select count(*)::int from delivery_line y where y.note_id = n.id and y.double_of is null
        and not exists (select from delivery_scan z where z.line_id = y.id and z.undone_at is null)) as missing
    from delivery_note n join donation d on d.id = n.donation_id
    join organisation o on o.id = ${workshop ? sql`n.donor_id` : sql`n.organisation_id`}
    where ${workshop ? sql`n.organisation_id` : sql`n.donor_id`} = ${organisationId}
      and n.state = any(${workshop ? ['counting', 'contested'] : ['counted']}::text[])
    order by since limit 20`.execute(by.db)
  return rows.map(turnOf)
}

function turnOf({ donation_id, state, title, other, since, missing }: Waiting): Turn {
  const href = `/dons/${donation_id}/bordereau`
  if (state === 'counting')
    return {
      ...{ tone: 'turn', since, href, title: `« ${title} » : ${counted(missing, 'appareil')} à pointer` },
      ...{ detail: `Bordereau ${ofName(other)}`, verb: ['Pointer', `${href}/pointer`] },
    }
  if (state === 'contested')
    return {
      ...{ tone: 'loss', since, href, title: `${other} conteste le pointage de « ${title} »` },
      ...{ detail: 'Répondez à chaque point', verb: ['Répondre', href] },
    }
  return {
    ...{ tone: 'turn', since, href, title: `« ${title} » est pointé : est-ce conforme ?` },
    ...{ detail: other, verb: ['Confirmer', href] },
  }
}
