import { type Counted, meets } from './covered.rules.ts'

/** Whom a crossing quota counts: families of these communes and publics, oriented by these organisations, paid by these agreements. */
export type Naming = {
  kind: string
  communes: readonly string[]
  publics: readonly string[]
  organisations: readonly string[]
  agreements: readonly string[]
}

/** A crossing quota as it is once locked. */
export type QuotaRule = Naming & { id: string; name: string; at_most: number | null; promised: number }

/** Whether a quota counts a family; the database counts with the same words (`app.names`). */
export const names = (rule: Naming, kind: string, family: Counted, agreementId: string | null): boolean =>
  rule.kind === kind &&
  meets(rule.communes, [family.commune]) &&
  meets(rule.publics, family.publics) &&
  meets(rule.organisations, family.prescriberId ? [family.prescriberId] : []) &&
  meets(rule.agreements, agreementId ? [agreementId] : [])

/** "Le quota « Jeunes sortis de l’ASE » est plein : 40 sur 40." */
export const refusalOfQuota = ({ name, promised, at_most }: QuotaRule): string | null =>
  at_most !== null && promised >= at_most ? `Le quota « ${name} » est plein : ${promised} sur ${at_most}.` : null
