import { newId } from '#platform/db/id.ts'
import { searchKey } from '#platform/text/searchKey.ts'
import { type FirstName, organisationId } from '#testing/cast.ts'
import type { TestSite } from '#testing/testSite.ts'

let counter = 0

/** A school with a class and tablets that it keeps: what the tests of sessions begin with. */
export const sceneOf = (site: TestSite) => {
  const tablets = async (n: number, owner: FirstName = 'paul'): Promise<{ id: string; number: string }[]> => {
    const made: { id: string; number: string }[] = []
    for (let at = 0; at < n; at++) {
      const id = newId()
      const [row] = await site.owner<{ number: string }>(
        `with held as (insert into app.custody (id, device_id, organisation_id, holder_id, since) values (app.uuid7(), $1, $2, $2, now()))
         insert into app.device (id, organisation_id, kind, brand, model, serial, state) values ($1, $2, 'tablet', 'Lenovo', 'Tab M9', $3, 'ready') returning number`,
        [id, organisationId(owner), `TAB${++counter}`],
      )
      made.push({ id, number: row?.number ?? '' })
    }
    return made
  }
  /** Pupils bear surnames of their own, unless they are given: "Petit Léo". */
  const schoolClass = async (pupils: number | readonly string[], owner: FirstName = 'paul'): Promise<string> => {
    const names = typeof pupils === 'number' ? Array.from({ length: pupils }, () => `${word(++counter)} Inès`) : pupils
    const id = newId()
    await site.owner(
      `insert into app.school_class (id, organisation_id, name, school_year, created_at)
       values ($1, $2, $3, extract(year from now() - interval '7 months')::int, now())`,
      [id, organisationId(owner), `6e ${++counter}`],
    )
    for (const name of names) {
      const [last = '', first = ''] = name.split(' ')
      await site.owner(
        `insert into app.pupil (id, organisation_id, class_id, first_name, last_name, name_key, created_at) values ($1, $2, $3, $4, $5, $6, now())`,
        [newId(), organisationId(owner), id, first, last, searchKey(name)],
      )
    }
    return id
  }
  const form = {
    title: 'Remise de la 6e A',
    held_on: '2099-09-01',
    device: 'tablet',
    how: 'list',
    with: ['charger'],
    kind: 'gift',
  }
  /** The sheets of a class prepared by Paul, in the order of its list. */
  const prepared = async ({
    pupils = 3,
    devices = 3,
    ...more
  }: {
    pupils?: number | readonly string[]
    devices?: number
    with?: string[]
    how?: string
    kind?: string
    due_on?: string
  } = {}) => {
    await site.owner(`update app.device set state = 'exited' where state = 'ready' and organisation_id = $1`, [
      organisationId('paul'),
    ])
    const stock = await tablets(devices)
    const of = await schoolClass(pupils)
    const answer = await site.as('paul').post(`/classes/${of}/remise`, { ...form, ...more })
    const id = answer.location?.split('/').pop() ?? ''
    return { stock, of, id, url: `/seances/${id}`, answer, sheets: id ? await sheetsOf(id) : [] }
  }
  const sheetsOf = (handout: string) =>
    site.owner<{ id: string; number: string; household_id: string; state: string }>(
      'select id, number, household_id, state from app.handover where handout_id = $1 order by line',
      [handout],
    )
  const itemsOf = (sheet: string) =>
    site.owner<{ id: string; device_id: string | null; label: string | null; state: string }>(
      'select id, device_id, label, state from app.handover_item where handover_id = $1 order by label nulls first, id',
      [sheet],
    )
  const deviceState = async (id: string) =>
    (await site.owner<{ state: string }>('select state from app.device where id = $1', [id]))[0]?.state
  return { tablets, schoolClass, form, prepared, sheetsOf, itemsOf, deviceState }
}

/** A surname of its own for each number, in letters. */
const word = (n: number): string => `Mar${[...String(n)].map((digit) => 'abeilmnost'[Number(digit)]).join('')}`
