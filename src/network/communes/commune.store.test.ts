import { describe, expect, it } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import { communeMeant, communesMeant, findCommunes } from './commune.store.ts'

describe('the commune that a person meant', async () => {
  const site = await testSite()
  const meant = (typed: string) =>
    site.acting('claire', async (by) => (await communeMeant(by.db, typed))?.insee ?? null)

  it.each([
    ['Harnes', '62413'],
    ['harnes 62440', '62413'],
    ['HARNES (62440)', '62413'],
    ['St Martin Boulogne', '62758'],
    ['62413', '62413'],
  ])('reads %s as one commune', async (typed, insee) => {
    expect(await meant(typed)).toBe(insee)
  })

  it('takes five digits for a postcode before it takes them for a code that nobody knows', async () => {
    expect(await meant('62440')).toBe('62413')
  })

  it('does not choose between two communes', async () => {
    expect(await meant('Saint-Martin')).toBeNull()
    expect(await meant('62300')).not.toBe('62300')
  })

  it('narrows a name with its postcode', async () => {
    const found = await site.acting('claire', (by) => findCommunes(by.db, 'Saint-Martin 67220'))
    expect(found.map((commune) => commune.insee)).toContain('67426')
    expect(found.every((commune) => commune.postcodes.includes('67220'))).toBe(true)
  })

  it('is the same asked alone and among others', async () => {
    const typed = [
      'Harnes',
      '62440',
      'Nulle-Part',
      'St Martin Boulogne',
      'Saint-Martin',
      '62413',
      '',
      'L',
      'Saint-Martin 67220',
      'harnes (62440)',
      '2A004',
    ]
    const [alone, together] = await site.acting('claire', async (by) => [
      await Promise.all(typed.map((one) => communeMeant(by.db, one))),
      await communesMeant(by.db, typed),
    ])
    expect(together).toEqual(alone)
    expect(together.filter(Boolean).length).toBeGreaterThan(4)
    expect(await site.acting('claire', (by) => communesMeant(by.db, []))).toEqual([])
  })

  it('says nothing of words that no commune begins with', async () => {
    expect(await meant('Zzyzx')).toBeNull()
  })
})
