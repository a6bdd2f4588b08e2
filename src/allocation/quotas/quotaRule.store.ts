import { namedTo } from '#network/organisations/named.ts'
import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { fundingAgreementsOf } from '../funding/fundingAgreement.store.ts'
import { quotasOf } from '../programmes/quota.store.ts'
import { linesOf } from '../programmes/stock.store.ts'
import { totalOf } from '../programmes/stockClass.rules.ts'
import { stockByClass } from '../programmes/stockClass.store.ts'
import type { Kind } from '../programmes/words.ts'
import { coveredGroups } from './quotaRule.rules.ts'
import { waitingGroups } from './waiting.groups.store.ts'

const rules = (by: Acting, programmeId: string) =>
  by.db
    .selectFrom('quota_rule')
    .selectAll()
    .where('organisation_id', '=', by.member.organisationId)
    .where('programme_id', '=', programmeId)
    .where('ended_at', 'is', null)
    .$narrowType<{ kind: Kind }>()

/** The crossing quotas of a programme that still hold, in the order in which they were written. */
export const quotaRulesOf = (by: Acting, programmeId: string) =>
  rules(by, programmeId).orderBy('written_at').orderBy('id').limit(200).execute()

/** One of them; an ended one exists no more on a screen. */
export const quotaRuleSeenBy = async (by: Acting, programmeId: string, id: string) =>
  isId(id) ? rules(by, programmeId).where('id', '=', id).executeTakeFirst() : undefined

export type SeenQuotaRule = NonNullable<Awaited<ReturnType<typeof quotaRuleSeenBy>>>

/** Who oriented families to this member's organisation, and may thus be named by a quota. */
export const orientingOrganisations = (by: Acting) =>
  by.db
    .selectFrom('organisation as o')
    .select(['o.id', namedTo(by, 'o').as('name')])
    .where((q) =>
      q.exists(
        q
          .selectFrom('prescription as p')
          .select('p.id')
          .whereRef('p.organisation_id', '=', 'o.id')
          .where('p.to_organisation_id', '=', by.member.organisationId),
      ),
    )
    .orderBy('name')
    .orderBy('o.id')
    .limit(200)
    .execute()

/** What quotas are read against: places, who waits, agreements, stock. */
export async function pictureOf(by: Acting, programmeId: string) {
  const [places, groups, agreements, stock] = await Promise.all([
    quotasOf(by, programmeId),
    waitingGroups(by, programmeId),
    fundingAgreementsOf(by, programmeId),
    kindsInStock(by, programmeId),
  ])
  return { places, agreements, stock, waiting: coveredGroups(groups, agreements, dayOf(by.now)) }
}
export type Picture = Awaited<ReturnType<typeof pictureOf>>

/** How many computers and lines a programme may hand out today; what its agreements keep among the computers, agreement by agreement. */
export async function kindsInStock(by: Acting, programmeId: string) {
  const [classes, lines] = await Promise.all([stockByClass(by, programmeId), linesOf(by)])
  const kept: Record<string, number> = {}
  for (const { agreements } of classes)
    for (const [id, count] of Object.entries(agreements)) kept[id] = (kept[id] ?? 0) + count
  return { computer: classes.reduce((sum, row) => sum + totalOf(row), 0), connection: lines, kept }
}
