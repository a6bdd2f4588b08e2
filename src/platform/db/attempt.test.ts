import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { refuse } from '#platform/access/refusal.ts'
import { testSite } from '#testing/testSite.ts'
import { attempt } from './attempt.ts'

const site = await testSite()
const note = (by: { db: Parameters<typeof attempt>[0] }, words: string) =>
  sql`insert into kept values (${words})`.execute(by.db)
const kept = async (work: (by: { db: Parameters<typeof attempt>[0] }) => Promise<unknown>) =>
  site.acting('claire', async (by) => {
    await sql`create temporary table kept (words text) on commit drop`.execute(by.db)
    await work(by)
    return (await sql<{ words: string }>`select words from kept order by 1`.execute(by.db)).rows.map(
      ({ words }) => words,
    )
  })

test('a refused act leaves nothing, and what stood before it stays', async () => {
  expect(
    await kept(async (by) => {
      await note(by, 'before')
      await attempt(by.db, async () => {
        await note(by, 'refused')
        return refuse('Non.')
      })
    }),
  ).toEqual(['before'])
})

test('an act around a refused one is undone whole: what it wrote before, too', async () => {
  expect(
    await kept((by) =>
      attempt(by.db, async () => {
        await note(by, 'outer, before')
        await attempt(by.db, async () => {
          await note(by, 'inner')
          return refuse('Non.')
        })
        await note(by, 'outer, after')
        return refuse('Rien de tout cela.')
      }),
    ),
  ).toEqual([])
})

test('an error that no sentence knows goes up through the act around it, which is undone whole by its own sentence', async () => {
  const failing = (by: { db: Parameters<typeof attempt>[0] }) =>
    attempt(by.db, async () => {
      await note(by, 'inner')
      throw Object.assign(new Error('late'), { constraint: 'known_outside' })
    })
  expect(
    await kept((by) =>
      attempt(
        by.db,
        async () => {
          await note(by, 'outer')
          return failing(by)
        },
        { known_outside: 'Déjà fait.' },
      ),
    ),
  ).toEqual([])
})
