import { ageOn } from '#needs/ages/age.rules.ts'
import { sayAge } from '#needs/ages/birth.words.ts'
import { peopleOf } from '#needs/beneficiaries/beneficiary.store.ts'
import { sayName } from '#needs/beneficiaries/words.ts'
import type { SeenHousehold } from '#needs/households/household.store.ts'
import { saidOf } from '#needs/households/need.rules.ts'
import { needsOf } from '#needs/households/need.store.ts'
import { publicsOf } from '#needs/publics/public.store.ts'
import { type TargetPublic, targetPublics } from '#needs/publics/words.ts'
import type { Acting } from '#platform/access/acting.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import type { Passed } from './passed.words.ts'

type Asked = Pick<Passed, 'kinds' | 'urgent' | 'message' | 'young'>

/** What the structure that is addressed will read of a household that is followed already, and what is said with this orientation. */
export async function passedOf(by: Acting, household: SeenHousehold, asked: Asked): Promise<Passed> {
  const today = dayOf(by.now)
  const [people, needs, publics] = await Promise.all([
    peopleOf(by, household.id),
    needsOf(by, household.id),
    publicsOf(by, household.id),
  ])
  return {
    ...household,
    ...asked,
    commune: household.commune_name,
    situation: saidOf(needs).situation,
    people: people.map((person) => withWords(sayName(person), [sayAge(ageOn(person, today), person), person.class])),
    publics: publics.map(({ kind, first_name }) => withWords(targetPublics[kind as TargetPublic], [first_name])),
    followed: true,
  }
}

/** "Inès (10 ou 11 ans, 6e B)": between brackets, several may be listed with commas. */
const withWords = (said: string, more: readonly (string | null)[]): string => {
  const words = more.filter(Boolean).join(', ')
  return words ? `${said} (${words})` : said
}
