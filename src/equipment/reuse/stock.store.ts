import type { Acting } from '#platform/access/acting.ts'
import { record } from '#platform/audit/event.store.ts'
import type { Category, Stock } from './reuse.rules.ts'

/** What the member's organisation declared for a year. */
export const stockOf = async (by: Acting, year: number): Promise<Stock[]> =>
  (
    await by.db
      .selectFrom('retired_stock')
      .select(['category', 'count', 'over_ten', 'protected'])
      .where('organisation_id', '=', by.member.organisationId)
      .where('year', '=', year)
      .execute()
  ).map((row) => ({ ...row, category: row.category as Category }))

/** Declares what was retired at the first of January; said again, the later word counts. */
export async function declareStock(by: Acting, year: number, stock: readonly Stock[]): Promise<void> {
  for (const { category, ...figures } of stock) {
    const said = { ...figures, declared_at: by.now, declared_by: by.member.name }
    await by.db
      .insertInto('retired_stock')
      .values({ organisation_id: by.member.organisationId, year, category, ...said })
      .onConflict((c) => c.columns(['organisation_id', 'year', 'category']).doUpdateSet(said))
      .execute()
  }
  await record(by, {
    act: 'reuse.stock_declared',
    subject: ['organisation', by.member.organisationId],
    data: { year, stock: stock.map((one) => ({ ...one })) },
  })
}
