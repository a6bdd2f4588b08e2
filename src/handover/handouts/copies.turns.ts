import type { Acting } from '#platform/access/acting.ts'
import { counted } from '#platform/ui/counted.ts'
import type { Turn } from '#platform/ui/turn.ts'

/** Sessions whose families signed and still await their copy. */
export async function copyTurns(by: Acting): Promise<Turn[]> {
  const rows = await by.db
    .selectFrom('handover')
    .innerJoin('handout', 'handout.id', 'handover.handout_id')
    .select((q) => [
      'handout.id',
      'handout.title',
      q.fn.min('handover.signed_at').as('since'),
      q.fn.countAll<number>().as('left'),
      q.fn.countAll<number>().filterWhere('handover.copy_failed_at', 'is not', null).as('failed'),
    ])
    .where('handover.organisation_id', '=', by.member.organisationId)
    .where('handover.state', '=', 'signed')
    // Of a family that was erased, there is no paper left to give.
    .where('handover.agreement_file_id', 'is not', null)
    .groupBy('handout.id')
    .orderBy('since')
    .limit(5)
    .execute()
  return rows.map(({ id, title, since, left, failed }) => ({
    tone: Number(failed) > 0 ? 'loss' : 'turn',
    since: since ?? by.now,
    title: `Exemplaires des familles : ${title}`,
    href: `/seances/${id}/exemplaires`,
    detail: [
      `${counted(Number(left), 'exemplaire')} à donner.`,
      Number(failed) > 0 && `${counted(Number(failed), 'adresse refusée', 'adresses refusées')}.`,
    ]
      .filter(Boolean)
      .join(' '),
    verb: ['Donner les exemplaires', `/seances/${id}/exemplaires`],
  }))
}
