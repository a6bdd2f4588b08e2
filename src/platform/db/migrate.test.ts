import { expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import { migrate, migrationsIn } from './migrate.ts'

const site = await testSite()

test('a migration edited once applied is refused, and the sentence says what to do', async () => {
  const [first, ...others] = migrationsIn()
  if (!first) throw new Error('There is no migration.')
  const edited = [{ ...first, sha256: '0'.repeat(64) }, ...others]
  await expect(migrate(site.url, edited)).rejects.toThrow(
    /^La migration 0001_house\.sql a été modifiée.*ajoutez-en une nouvelle.*MAILLON_DATA=/,
  )
})

test('a database that a later version migrated is refused', async () => {
  await expect(migrate(site.url, migrationsIn().slice(0, -1))).rejects.toThrow(/version plus récente de Maillon/)
})

test('a migration numbered below one that is applied is refused, and says which number it came after', async () => {
  const last = migrationsIn().at(-1)?.name ?? ''
  const late = { name: '0000_late.sql', sql: 'create table app.late ()', sha256: '1'.repeat(64) }
  await expect(migrate(site.url, [late, ...migrationsIn()])).rejects.toThrow(
    `La migration 0000_late.sql viendrait après ${last}, déjà appliquée : donnez-lui un numéro plus grand.`,
  )
  expect(await site.owner(`select to_regclass('app.late') as there`)).toEqual([{ there: null }])
})
