import type { Row } from './demo.ts'
import type { Scene } from './scene.ts'

/** Families that the coordination registered while its census was open: a structure of their commune had named them, with their agreement. */
export function inventNamed({ demo, claire }: Scene): void {
  const rows = <T extends 'household' | 'need' | 'census' | 'census_invitation' | 'census_count'>(table: T) =>
    (demo.tables.get(table) ?? []) as Row<T>[]
  const [census] = rows('census')
  if (!census) return
  const own = rows('household').filter(
    ({ organisation_id, created_at }) =>
      organisation_id === claire.organisation.id && new Date(created_at as Date) > new Date(census.created_at as Date),
  )
  const kindsOf = (id: string) => rows('need').flatMap(({ household_id, kind }) => (household_id === id ? kind : []))
  for (const { id, name, commune, created_at } of own) {
    const asked = rows('census_count').find((counted) => counted.commune === commune && counted.declared > 2)
    if (!asked) continue
    demo.add('census_family', {
      ...{ household_id: id, organisation_id: claire.organisation.id, invitation_id: asked.invitation_id },
      ...{ named_at: created_at as Date, name, commune, kinds: kindsOf(id), by_hand: true },
    })
  }
}
