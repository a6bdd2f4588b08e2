import { expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'

const site = await testSite()
const samira = site.as('samira')
const typed = {
  ...{ name: 'Mme Longue Histoire', commune: 'Harnes 62440', adults: '1', children: '0', channel: 'phone' },
  ...{ phone: '06 39 98 08 01', needs: ['computer'], informed: 'oui' },
}
const told = (n: number) => `Récit ${n}. `.padEnd(480, `mot${n} `).trim()
const situationOf = async (id: string) =>
  (await site.owner<{ situation: string }>('select situation from app.need where household_id = $1', [id]))[0]
    ?.situation ?? ''
const hear = (id: string, n: number) => samira.post('/familles/nouvelle', { ...typed, situation: told(n), same: id })

test('heard three times, a situation keeps every word, and is still corrected as it stands', async () => {
  const { location } = await samira.post('/familles/nouvelle', { ...typed, situation: told(1) })
  const id = location?.split('/').at(-1) ?? ''
  for (const n of [2, 3]) expect((await hear(id, n)).status).toBe(303)
  const kept = await situationOf(id)
  expect(kept).toBe([1, 2, 3].map(told).join(' '))
  const page = (await samira.get(`/familles/${id}/besoins`)).text
  expect(page).toContain(told(3).slice(-40))
  const version = /name="version" value="(\d+)"/.exec(page)?.[1] ?? ''
  const corrected = await samira.post(`/familles/${id}/besoins`, {
    version,
    needs: ['computer'],
    situation: kept,
    urgent: 'oui',
  })
  expect([corrected.status, corrected.location]).toEqual([303, `/familles/${id}`])
  expect(await situationOf(id)).toBe(kept)
})

test('one hearing is short; a file that is full says what to do, and nothing is written nor cut', async () => {
  const { location } = await samira.post('/familles/nouvelle', {
    ...typed,
    phone: '06 39 98 08 02',
    name: 'Mme Comble',
    situation: told(1),
  })
  const id = location?.split('/').at(-1) ?? ''
  expect((await samira.post('/familles/nouvelle', { ...typed, situation: 'x'.repeat(501), same: id })).text).toContain(
    '500 caractères',
  )
  await site.owner(`update app.need set situation = $2 where household_id = $1`, [id, 'y'.repeat(1900)])
  for (const path of ['/familles/nouvelle', '/orientations/nouvelle/feuille']) {
    const full = await samira.post(path, {
      ...typed,
      phone: '06 39 98 08 02',
      name: 'Mme Comble',
      situation: told(9),
      same: id,
      to: 'x',
    })
    expect([path, full.status, full.text]).toEqual([path, 422, expect.stringContaining('raccourcissez')])
    expect(full.text).toContain('mot9')
  }
  expect(await situationOf(id)).toBe('y'.repeat(1900))
  const same = await samira.post('/familles/nouvelle', {
    ...typed,
    phone: '06 39 98 08 02',
    name: 'Mme Comble',
    same: id,
  })
  expect(same.status).toBe(303)
})
