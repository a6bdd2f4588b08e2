import { type Alike, type Look, openAlike } from '#needs/alike/alike.store.ts'
import { HouseholdForm } from '#needs/households/household.form.ts'
import { householdSeenBy, registerHousehold } from '#needs/households/household.store.ts'
import { keepPrecautions } from '#needs/households/precautions.store.ts'
import type { FamilyDraft, ReadRow } from '#needs/lists/list.reading.ts'
import { declarePublic } from '#needs/publics/public.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { attempt } from '#platform/db/attempt.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { sendPrescription } from '../prescriptions/sending.store.ts'
import { knownField, OTHER } from './bulk.form.ts'
import { APART, refusalOfYoungRow, UNSAID } from './bulk.young.rules.ts'

/** What became of a row. `alike` are the households that the organisation already follows and that look like it. */
export type Oriented = ReadRow & { state: 'sent' | 'aside' | 'refused'; alike: Alike[]; met: string | null }

/** To whom, how the families agreed, and which record each row that may be known already meets. */
export type Asked = {
  to: string
  agreed: 'spoken' | 'phone' | 'written'
  met: Readonly<Record<string, string | undefined>>
  /** A parent or a guardian agrees for each of those under eighteen. */
  parents: boolean
}

/** Orients each row by the very acts of one orientation. A row that is refused leaves nothing behind. */
export async function orientRows(by: Acting, rows: readonly ReadRow[], asked: Asked): Promise<Oriented[]> {
  const oriented: Oriented[] = []
  const look = await openAlike(by)
  for (const row of rows) {
    const { family } = row
    if (row.refusal || row.aside || !family) {
      oriented.push({ ...row, state: row.refusal ? 'refused' : 'aside', alike: [], met: null })
      continue
    }
    const alike = await look(family, family.commune)
    const said = asked.met[knownField(row.line)]
    // One record of that name is proposed; several are for a person to tell apart.
    const met =
      said === OTHER ? null : (alike.find(({ id }) => id === said)?.id ?? (alike.length === 1 ? alike[0]!.id : null))
    const sent = await attempt(by.db, () => orient(by, family, asked, { met, other: said === OTHER, look }))
    oriented.push({
      ...row,
      alike,
      met,
      ...(refused(sent) ? { state: 'refused', refusal: sent.refusal } : { state: 'sent' }),
    })
  }
  return oriented
}

async function orient(
  by: Acting,
  family: FamilyDraft,
  { to, agreed, parents }: Asked,
  { met, other, look }: { met: string | null; other: boolean; look: Look },
): Promise<Refusal | { id: string }> {
  const young = met ? null : refusalOfYoungRow(family, parents, dayOf(by.now))
  if (young) return refuse(young)
  const household = met ? await householdSeenBy(by, met) : await registered(by, family, agreed, { other, look })
  if (!household) return refuse('Cette famille n’est plus suivie par votre structure.')
  if (refused(household)) return household
  if (met && family.home) await keepPrecautions(by, household.id, family.home)
  const sent = await sendPrescription(by, household, {
    ...{ to, kinds: family.kinds, urgent: family.urgent, message: met ? family.situation : '', agreed },
    ...{ agreed_on: family.agreed_on ?? undefined, young: parents ? 'with_parent' : undefined },
  })
  if (refused(sent) && sent.field === 'fifteen') return refuse(APART)
  return refused(sent) && sent.field === 'young' && !parents ? refuse(UNSAID) : sent
}

async function registered(
  by: Acting,
  family: FamilyDraft,
  agreed: Asked['agreed'],
  { other, look }: { other: boolean; look: Look },
) {
  const { commune, home } = family
  const form = HouseholdForm.parse({
    ...{ name: family.name, commune: `${commune.name} (${commune.postcodes[0] ?? commune.insee})` },
    ...{
      adults: family.adults,
      children: family.children,
      birth_year: family.birth_year ?? undefined,
      needs: family.kinds,
      situation: family.situation,
    },
    ...{ urgent: family.urgent, phone: family.phone ?? undefined, email: family.email ?? undefined },
    channel: family.phone ? 'phone' : family.email ? 'email' : 'through_us',
    ...{ ...home, living: home?.living ?? undefined, connection_at_hand: home?.connection_at_hand ?? undefined },
    ...{ languages: family.languages, informed: 'oui', agreed, known: other ? 'oui' : undefined },
  })
  const household = await registerHousehold(by, form, look)
  if (refused(household))
    return household.field === 'known'
      ? refuse('Votre structure suit déjà plusieurs familles de ce nom à cet endroit : dites laquelle.')
      : household
  for (const kind of family.publics) await declarePublic(by, household.id, { kind })
  return { id: household.id, commune: commune.insee, scope: 'full', status: 'open' }
}
