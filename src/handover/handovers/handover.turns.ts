import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { DAY, sayAgo, sayMoment } from '#platform/i18n/dates.ts'
import { toward } from '#platform/i18n/toward.ts'
import type { Turn } from '#platform/ui/turn.ts'

/** How long before its appointment a handover comes up. */
const SOON_DAYS = 3

/** For mediators: sheets to sign today or soon, and copies still to give. */
export async function handoverTurns(by: Acting): Promise<Turn[]> {
  if (by.member.role !== 'mediator') return []
  const rows = await by.db
    .selectFrom('handover')
    .innerJoin('household', 'household.id', 'handover.household_id')
    .leftJoin('appointment', 'appointment.id', 'handover.appointment_id')
    .leftJoin('place', 'place.id', 'handover.place_id')
    .select([
      'handover.id',
      'handover.state',
      'handover.created_at',
      'handover.signed_at',
      'household.name',
      'household.chain',
      'appointment.starts_at',
      'place.name as place',
    ])
    .where('handover.organisation_id', '=', by.member.organisationId)
    // Of a family that was erased, there is no paper left to give.
    .where((q) =>
      q.or([
        q('handover.state', '=', 'prepared'),
        q('handover.state', '=', 'signed').and('handover.agreement_file_id', 'is not', null),
      ]),
    )
    // What stands on the list of a session is followed there.
    .where('handover.handout_id', 'is', null)
    .where((q) =>
      q.or([
        q('appointment.starts_at', 'is', null),
        q('appointment.starts_at', '<', new Date(by.now.getTime() + SOON_DAYS * DAY)),
      ]),
    )
    .orderBy(sql`coalesce(appointment.starts_at, handover.created_at)`)
    .limit(20)
    .execute()
  return rows.map((row): Turn => {
    const signed = row.state === 'signed'
    const when = row.starts_at ? sayMoment(row.starts_at, by.now) : `préparée ${sayAgo(row.created_at, by.now)}`
    return {
      tone: 'turn',
      since: row.signed_at ?? row.starts_at ?? row.created_at,
      title: signed ? `Donner son exemplaire ${toward(row.name)}` : `Remise ${toward(row.name)}`,
      href: `/remises/${row.id}`,
      detail: signed ? 'La convention est signée.' : [when, row.place].filter(Boolean).join(', '),
      verb: [signed ? 'Donner l’exemplaire' : 'Faire signer', `/remises/${row.id}`],
      chain: row.chain,
    }
  })
}
