import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { fundingAgreementsOf } from '../funding/fundingAgreement.store.ts'
import { refusalOfCommunes } from '../programmes/aim.rules.ts'
import { coveredBy } from '../programmes/aim.store.ts'
import { quotasOf } from '../programmes/quota.store.ts'
import type { QuotaRuleForm } from './quotaRule.form.ts'
import {
  type Ground,
  NAME_TAKEN,
  placesWithin,
  refusalOfCap,
  refusalOfFloor,
  refusalOfLimits,
  refusalOfScope,
  STALE,
} from './quotaRule.rules.ts'
import { kindsInStock, orientingOrganisations, quotaRulesOf, type SeenQuotaRule } from './quotaRule.store.ts'

/** More quotas than anybody reads at once. */
const MOST = 100

const lastWords = {
  quota_rule_name: NAME_TAKEN,
  quota_rule_kept: 'Des familles viennent de recevoir une promesse. Relisez ce quota, puis recommencez.',
}

/** Writes a crossing quota. The database counts at once what is promised already to those whom it names: limits are set on that. */
export const writeQuotaRule = (by: Acting, programmeId: string, form: QuotaRuleForm) =>
  attempt(
    by.db,
    async (): Promise<Refusal | { id: string }> => {
      const places = await quotasOf(by, programmeId)
      const refusal = await refusalOf(by, programmeId, form, places)
      if (refusal) return refusal
      if ((await quotaRulesOf(by, programmeId)).length >= MOST)
        return refuse(`Un programme a ${MOST} quotas croisés au plus. Terminez-en un d’abord.`)
      const id = by.newId()
      await by.db
        .insertInto('quota_rule')
        .values({
          ...{ id, organisation_id: by.member.organisationId, programme_id: programmeId, written_at: by.now },
          ...{ ...columnsOf(form), at_most: null, at_least: form.at_least ?? 0 },
        })
        .execute()
      const limited = await limit(by, programmeId, id, form, places)
      if (limited) return limited
      await record(by, { act: 'quota_rule.written', subject: ['quota_rule', id], data: said(form, programmeId) })
      return { id }
    },
    lastWords,
  )

/** Changes a crossing quota, unless somebody else did since it was read. */
export const changeQuotaRule = (by: Acting, rule: SeenQuotaRule, form: QuotaRuleForm) =>
  attempt(
    by.db,
    async (): Promise<Refusal | { id: string }> => {
      const { id, programme_id } = rule
      const places = await quotasOf(by, programme_id)
      const refusal = await refusalOf(by, programme_id, form, places)
      if (refusal) return refusal
      const taken = await take(by, id, form.version ?? 0)
      if (refused(taken)) return taken
      await by.db
        .updateTable('quota_rule')
        .set({ ...columnsOf(form), at_most: null, at_least: form.at_least ?? 0 })
        .where('id', '=', id)
        .execute()
      const limited = await limit(by, programme_id, id, form, places)
      if (limited) return limited
      await record(by, { act: 'quota_rule.changed', subject: ['quota_rule', id], data: said(form, programme_id) })
      return { id }
    },
    lastWords,
  )

/** Ends a crossing quota: what it counted stays written, nothing is limited by it any more. */
export const endQuotaRule = (by: Acting, { id, programme_id, name }: SeenQuotaRule, version: number) =>
  attempt(by.db, async (): Promise<Refusal | { id: string }> => {
    const taken = await take(by, id, version)
    if (refused(taken)) return taken
    await by.db.updateTable('quota_rule').set({ ended_at: by.now }).where('id', '=', id).execute()
    await record(by, { act: 'quota_rule.ended', subject: ['quota_rule', id], data: { name, programme: programme_id } })
    return { id }
  })

/** Takes the version that was read, or says that it is no longer the last. */
async function take(by: Acting, id: string, version: number): Promise<Refusal | { id: string }> {
  const taken = await by.db
    .updateTable('quota_rule')
    .set((q) => ({ version: q('version', '+', 1) }))
    .where('id', '=', id)
    .where('organisation_id', '=', by.member.organisationId)
    .where('version', '=', version)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return taken ?? refuse(STALE)
}

/** Sets the limits of a quota if they hold, with what is promised to those whom it names. */
async function limit(
  by: Acting,
  programmeId: string,
  id: string,
  form: QuotaRuleForm,
  places: Places,
): Promise<Refusal | null> {
  const { promised } = await by.db
    .selectFrom('quota_rule')
    .select('promised')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const limits = limitsOf(form)
  const cap = refusalOfCap(form.kind, limits, promised)
  if (cap) return refuse(cap, 'at_most')
  const stock = await kindsInStock(by, programmeId)
  const ground: Ground = {
    places: placesWithin(form, places).reduce((sum, row) => sum + row.places, 0),
    ...{ stock: stock[form.kind], promised },
  }
  const floor = refusalOfFloor(form.kind, limits, ground, form.awaited === 'oui')
  if (floor) return refuse(floor, 'at_least')
  await by.db.updateTable('quota_rule').set(limits).where('id', '=', id).execute()
  return null
}

type Places = Awaited<ReturnType<typeof quotasOf>>

async function refusalOf(
  by: Acting,
  programmeId: string,
  form: QuotaRuleForm,
  places: Places,
): Promise<Refusal | null> {
  const limits = refusalOfLimits(limitsOf(form))
  if (limits) return refuse(limits, 'at_least')
  const strange = refusalOfCommunes(form.communes, await coveredBy(by, programmeId))
  if (strange) return refuse(strange, 'communes')
  const agreements = await fundingAgreementsOf(by, programmeId)
  if (form.agreements.some((one) => !agreements.some(({ id }) => id === one)))
    return refuse('Choisissez parmi les conventions de ce programme.', 'agreements')
  if (form.organisations.length > 0) {
    const known = await orientingOrganisations(by)
    if (form.organisations.some((one) => !known.some(({ id }) => id === one)))
      return refuse('Choisissez parmi les structures affichées.', 'organisations')
  }
  const nobody = refusalOfScope(form, places, agreements)
  return nobody ? refuse(nobody, 'communes') : null
}

const limitsOf = (form: QuotaRuleForm) => ({ at_least: form.at_least ?? null, at_most: form.at_most ?? null })

const columnsOf = ({ name, kind, communes, publics, organisations, agreements }: QuotaRuleForm) => ({
  ...{ name, kind, communes, publics, organisations, agreements },
})

const said = (form: QuotaRuleForm, programme: string) => ({ name: form.name, ...limitsOf(form), programme })
