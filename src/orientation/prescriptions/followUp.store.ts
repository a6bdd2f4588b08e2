import { sql } from 'kysely'
import { readsItsOwn } from '#needs/households/household.rules.ts'
import type { Acting } from '#platform/access/acting.ts'
import type { SeenPrescription } from './prescription.store.ts'

/** What became of a family, and when: five moments, no detail. */
export type FollowUp = readonly { word: string; at: Date }[]

/** Read while the sender follows the household; afterwards only the answer remains. A school reads when its family was equipped, and no other moment. */
export async function followUpOf(by: Acting, prescription: SeenPrescription): Promise<FollowUp> {
  const accepted =
    prescription.state === 'refused' || prescription.state === 'rerouted' ? null : prescription.answered_at
  const h = prescription.household_id
  const { rows } = await sql<{
    promised: Date | null
    handed: Date | null
    trained: Date | null
    autonomous: Date | null
  }>`select
    f.promised, f.handed, f.trained, (select closed_at from household where id = ${h} and closed_as = 'autonomous' and not app.as_school()) as autonomous
    from app.follow_up(${h}) f`.execute(by.db)
  const row = rows[0]
  // Of what others did, a school reads the one day when the family was equipped.
  const more = readsItsOwn(by.member) ? undefined : row
  const moments = [
    ['Acceptée', accepted],
    ['Équipement promis', more?.promised],
    ['Équipement remis', row?.handed],
    ['Formée', more?.trained],
    ['Autonome', more?.autonomous],
  ] as const
  return moments.flatMap(([word, at]) => (at ? [{ word, at }] : []))
}
