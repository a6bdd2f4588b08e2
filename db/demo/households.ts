import { dayOf } from '#platform/i18n/dates.ts'
import type { Demo, Row } from './demo.ts'
import { childrens, languageOf, mens, nameAs, situationsOf, streets, surnames, womens } from './names.ts'
import type { Person } from './people.ts'
import { addPupil } from './pupils.ts'

export type NeedKind = 'computer' | 'connection' | 'skills'
export type Household = { id: string; row: Row<'household'>; needs: Row<'need'>[]; pupils: string[]; agreed: boolean }

type Heard = {
  by: Person
  commune: string
  at: Date
  needs: readonly NeedKind[]
  urgent?: boolean
  agreed?: boolean
  name?: string
}

/** Registers invented households, never twice the same name in a commune. */
export function householdsOf(demo: Demo) {
  const { random, now } = demo
  const known = new Set<string>()
  const nameIn = (commune: string): string => {
    const surname = random.pick(surnames)
    const other = random.pick(surnames)
    const form = random.next()
    const name = nameAs(form, surname, other === surname ? 'Dubois' : other)
    if (known.has(`${name} ${commune}`)) return nameIn(commune)
    known.add(`${name} ${commune}`)
    return name
  }
  return ({ by, commune, at, needs, urgent = false, agreed = true, name = nameIn(commune) }: Heard): Household => {
    const id = demo.id(at)
    const single = /^(Mme|M\.) (?!et )/.test(name)
    const school = by.organisation.kind === 'school'
    const adults = single ? 1 : name.startsWith('M. et') ? 2 : random.pick([1, 2, 2, 2, 3])
    const children = school
      ? random.int(1, 4)
      : single || name.startsWith('M. et')
        ? random.pick([0, 0, 0, 1, 2])
        : random.int(1, 5)
    const tongue = languageOf.find(([names]) => names.test(name))?.[1]
    const languages =
      tongue && tongue !== 'fr' && random.chance(0.6) ? [tongue, ...(random.chance(0.6) ? ['fr'] : [])] : ['fr']
    const reach = random.next()
    const channel =
      reach < 0.5 ? 'phone' : reach < 0.75 ? 'sms' : reach < 0.87 ? 'email' : reach < 0.95 ? 'in_person' : 'through_us'
    const row = demo.add('household', {
      ...{
        id,
        organisation_id: by.organisation.id,
        name,
        commune,
        address: random.chance(0.85) ? `${random.int(1, 148)} ${random.pick(streets)}` : '',
      },
      phone:
        channel === 'email' || channel === 'through_us'
          ? null
          : `+336399${random.pick(['80', '81', '82', '83', '84', '85'])}${String(random.int(0, 999)).padStart(3, '0')}`.slice(
              0,
              12,
            ),
      email: channel === 'email' ? `famille${random.int(100, 9999)}@exemple.fr` : null,
      ...{
        channel,
        best_moment: random.pick(['', '', '', 'Après 17 h', 'Le matin', 'Le mercredi', 'Pas le vendredi']),
        languages,
      },
      ...{
        interpreter: !languages.includes('fr') && random.chance(0.7),
        adults,
        children,
      },
      ...{
        status: 'open',
        closed_as: null,
        closed_at: null,
        chain: 'naaaaaa',
        stage: 1,
        touched_at: at,
        created_at: at,
        version: 1,
      },
    })
    let eldest = 0
    const pupils = Array.from(
      { length: children > 0 ? (school ? 1 : Math.min(children, random.int(0, 2))) : 0 },
      () => {
        const age = school && by.organisation.name.startsWith('École') ? random.int(6, 10) : random.int(11, 15)
        eldest = Math.max(eldest, age)
        return addPupil(demo, {
          household: id,
          at,
          first: random.pick(childrens),
          born: now.getUTCFullYear() - age,
          school: school ? by.organisation.id : null,
        })
      },
    )
    const surname = name.replace(/^(Famille|M\. et Mme|Mme|M\.) /, '')
    if (single || random.chance(0.35)) {
      const first = random.pick(name.startsWith('M.') ? mens : womens)
      demo.add('beneficiary', {
        id: demo.id(at),
        household_id: id,
        first_name: first,
        last_name: surname,
        birth_year: now.getUTCFullYear() - Math.max(random.int(22, 78), eldest + 18),
        adult: true,
        school_id: null,
        class: '',
        created_at: at,
        other_home: '',
        authority: null,
      })
    }
    const how = random.pick(['spoken', 'spoken', 'phone', 'written'] as const)
    for (const kind of agreed ? ['information', 'sharing'] : ['information'])
      demo.add('agreement', {
        id: demo.id(at),
        household_id: id,
        organisation_id: by.organisation.id,
        kind,
        how,
        given_on: dayOf(at),
        noted_by: by.name,
        language: languages[0] ?? 'fr',
        given_by: '',
        created_at: at,
        beneficiary_id: null,
        given_as: null,
        child_agreed: null,
      })
    const situation = random.pick(situationsOf(needs[0] ?? 'skills', children))
    const rows = needs.map((kind) =>
      demo.add('need', {
        id: demo.id(at),
        household_id: id,
        organisation_id: by.organisation.id,
        kind,
        state: 'heard',
        closed_as: null,
        urgent,
        situation,
        heard_at: at,
        updated_at: at,
      }),
    )
    demo.note(by, at, {
      act: 'household.registered',
      subject: ['household', id],
      householdId: id,
      to: 'heard',
      data: { needs: [...needs], urgent },
    })
    return { id, row, needs: rows, pupils, agreed }
  }
}

/** Moves the needs of these kinds that are not closed. */
export function moveNeeds(
  household: Household,
  kinds: readonly string[],
  from: readonly string[],
  to: string,
  at: Date,
): void {
  for (const need of household.needs)
    if (kinds.includes(need.kind) && from.includes(need.state ?? '')) Object.assign(need, { state: to, updated_at: at })
}
