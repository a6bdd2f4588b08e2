import type { Row } from './demo.ts'
import type { Classes, ClassName } from './signals.ts'

const classNames: readonly ClassName[] = ['4e B', '3e C', '6e A']
const MOST_WAITING = 4
const MOST_EQUIPPED = 9
/** What was heard before belongs to another school year. */
const THIS_YEAR = 84
const causeOf: Record<string, string> = { computer: 'no_device', connection: 'no_connection', skills: 'knowing_how' }

/** Pupils of the college whose household is known already: some wait for help, some are equipped, most of these are back. */
export function pupilsEquipped(classes: Classes): void {
  const { demo, by } = classes
  const households = (demo.tables.get('household') ?? []) as Row<'household'>[]
  const signed = new Map(
    demo.acts.filter(({ act }) => act === 'handover.signed').map(({ householdId, at }) => [householdId ?? '', at]),
  )
  const ours = households
    .filter(
      ({ organisation_id, created_at }) =>
        organisation_id === by.organisation.id && demo.clock.daysSince(created_at as Date) < THIS_YEAR,
    )
    .flatMap((household) => {
      const pupil = pupilOf(classes, household.id)
      return pupil ? [{ household, pupil, equipped: signed.get(household.id) }] : []
    })
  const latest = (a: { at: number }, b: { at: number }) => b.at - a.at
  const equipped = ours
    .flatMap((one) => (one.equipped ? [{ ...one, at: one.equipped.getTime() }] : []))
    .sort(latest)
    .slice(0, MOST_EQUIPPED)
  const waiting = ours
    .filter((one) => !one.equipped && one.household.status === 'open')
    .map((one) => ({ ...one, at: (one.household.created_at as Date).getTime() }))
    .sort(latest)
    .slice(0, MOST_WAITING)
  for (const [place, one] of [...waiting, ...equipped].entries()) {
    const of = classNames[place % classNames.length] as ClassName
    Object.assign(one.pupil, { class: of })
    const heard = demo.clock.daysSince(one.household.created_at as Date)
    const given = one.equipped && demo.clock.daysSince(one.equipped)
    const away = given !== undefined && given <= 15
    const needs = ((demo.tables.get('need') ?? []) as Row<'need'>[]).filter(
      (need) => need.household_id === one.household.id,
    )
    classes.flag(
      classes.list(of, {
        ...one,
        first: one.pupil.first_name ?? '',
        last: surnameOf(one.household.name),
        household: one.household.id,
      }),
      {
        ...{ since: heard + 6, flagged: heard + 3, noticed: 'class_missed', reached: heard, qualified: heard },
        causes: needs.flatMap(({ kind }) => causeOf[kind] ?? []),
        ...(given === undefined || away ? {} : { back: Math.max(0, given - 3) }),
      },
    )
  }
}

const pupilOf = ({ demo, by }: Classes, household: string) =>
  ((demo.tables.get('beneficiary') ?? []) as Row<'beneficiary'>[]).find(
    (person) => person.household_id === household && person.school_id === by.organisation.id,
  )

const surnameOf = (name: string): string =>
  name.replace(/^(Famille|M\. et Mme|Mme|M\.) /, '').split(/ et |-/)[0] ?? name
