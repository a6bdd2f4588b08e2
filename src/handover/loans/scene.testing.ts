import { newId } from '#platform/db/id.ts'
import { organisationId } from '#testing/cast.ts'
import type { TestSite } from '#testing/testSite.ts'
import { sceneOf as handoverScene } from '../handovers/scene.testing.ts'

/** Families that signed a loan: what the tests of returns, renewals and breakdowns begin with. */
export const sceneOf = (site: TestSite) => {
  const scene = handoverScene(site)
  let count = 0
  const place = async (owner: 'claire' | 'victor' = 'claire') => {
    const id = newId()
    await site.owner(`insert into app.place (id, organisation_id, name, commune) values ($1, $2, $3, '62413')`, [
      ...[id, organisationId(owner), `Permanence ${++count}`],
    ])
    return id
  }
  /** A loan signed by a family; `due` moves its day of return behind the locks. */
  const lent = async ({ kind = 'loan' as 'loan' | 'gift', due = '', name = '', sim = false } = {}) => {
    const family = await scene.prepared({ kind, sim, name })
    const signed = await site.as('nadia').sign(family.url, {
      signer: 'Karima Benali',
      signer_as: 'parent',
      address: '3 rue des Lilas',
      read: 'oui',
      how: 'paper',
      witness: 'Nadia Haddad',
    })
    if (signed.status !== 303) throw new Error(signed.text)
    const [row] = await site.owner<{ id: string }>(
      'select id from app.custody where handover_id = $1 and until is null',
      [family.id],
    )
    if (due)
      await site.owner(`update app.custody set due_on = $2, since = $2::date - interval '400 days' where id = $1`, [
        row?.id,
        due,
      ])
    return { ...family, loan: row?.id ?? '', at: `/prets/${row?.id}` }
  }
  const custody = async (device: string) =>
    (
      await site.owner<{ holder_id: string | null; household_id: string | null; until: Date | null; due_on: string }>(
        'select holder_id, household_id, until, due_on::text from app.custody where device_id = $1 order by until nulls last, depth',
        [device],
      )
    ).at(-1)
  const back = async (at: string, more: Record<string, string> = {}, where?: string) =>
    site.as('nadia').post(`${at}/retour`, {
      ...{ place: where ?? (await place()), condition: 'fine', accessories: 'all' },
      ...more,
    })
  return { ...scene, place, lent, custody, back }
}
