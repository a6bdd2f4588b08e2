import type { Acting } from '#platform/access/acting.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import type { Agreement } from '../handovers/agreement.pdf.ts'
import { sheetsToSign } from '../handovers/handover.store.ts'
import { itemsOfAll } from '../handovers/item.store.ts'
import { loanWordsOfAll } from '../loans/agreed.store.ts'

/** The agreements of a session as they stand before anybody signs, in the order of the list. */
export async function agreementsToSign(by: Acting, handoutId: string): Promise<Agreement[]> {
  const sheets = await sheetsToSign(by, handoutId)
  if (sheets.length === 0) return []
  const [items, people, loans] = await Promise.all([
    itemsOfAll(
      by,
      sheets.map(({ id }) => id),
    ),
    pupilsIn(
      by,
      sheets.map(({ household_id }) => household_id),
    ),
    loanWordsOfAll(by, sheets),
  ])
  return sheets.map((handover) => ({
    handover,
    items: items.filter(({ handover_id, state }) => handover_id === handover.id && state === 'pending'),
    pupils: people
      .filter(({ household_id }) => household_id === handover.household_id)
      .map((one) => [`${one.first_name} ${one.last_name}`.trim(), one.class].filter(Boolean).join(', ')),
    loan: loans.get(handover.id) ?? null,
    ...{ signature: null, day: dayOf(by.now), at: by.now },
  }))
}

const pupilsIn = (by: Acting, households: readonly string[]) =>
  by.db
    .selectFrom('beneficiary')
    .select(['household_id', 'first_name', 'last_name', 'class'])
    .where('household_id', 'in', households)
    .where('adult', '=', false)
    .where('gone_on', 'is', null)
    .orderBy('first_name')
    .orderBy('id')
    .execute()
