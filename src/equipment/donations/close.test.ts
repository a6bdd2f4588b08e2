import { describe, expect, test } from 'vitest'
import { writerOf } from '../../../tests/isolation/writing.ts'
import { testSite } from '../../testing/testSite.ts'
import { addedDevice, donationFields } from '../devices/device.fixture.ts'

const site = await testSite()
const write = writerOf(site.url)
const denis = site.as('denis')
const ahmed = site.as('ahmed')

async function lotOf(count: number, serials: readonly string[]): Promise<{ id: string; devices: string[] }> {
  const fields = { ...donationFields, 'count.0': String(count) }
  const id = ((await denis.post('/dons/nouveau', fields)).location ?? '').split('/').at(-1) ?? ''
  await ahmed.post(`/dons/${id}/reponse`, { answer: 'accepted' })
  await ahmed.post(`/dons/${id}/reception`, { how: 'all' })
  const devices = []
  for (const serial of serials) devices.push(await addedDevice(site, id, { serial, inventory_tag: serial }))
  return { id, devices }
}
const ended = (devices: readonly string[]) =>
  site.owner("update device set state = 'exited', exited_as = 'recycled' where id = any ($1)", [devices])
const close = (id: string) => ahmed.post(`/dons/${id}/solde`)

describe('a lot is closed', () => {
  test('once each of its machines found an end, on a day that its donor reads', async () => {
    const { id, devices } = await lotOf(2, ['CL-1', 'CL-2'])
    expect((await close(id)).text).toContain('2 appareils n’ont pas encore trouvé')
    await ended(devices.slice(0, 1))
    expect((await close(id)).text).toContain('Un appareil n’a pas encore trouvé')
    expect((await ahmed.get(`/dons/${id}`)).text).not.toContain('Solder ce lot')
    await ended(devices)
    expect((await denis.get(`/dons/${id}`)).text).toContain('doit encore solder ce lot')
    expect((await ahmed.get(`/dons/${id}`)).text).toContain('Solder ce lot')
    const answers = await Promise.all([close(id), close(id)])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
    expect(await site.owner("select from event where subject_id = $1 and act = 'donation.closed'", [id])).toHaveLength(
      1,
    )
    expect((await denis.get(`/dons/${id}`)).text).toContain('Lot soldé')
    expect((await denis.get(`/dons/${id}/preuve`)).text).toContain('Lot soldé')
    expect((await denis.get('/ma-journee')).text).toContain('est soldé')
    expect((await denis.get(`/dons/${id}/bordereau`)).status).toBe(200)
  })

  test('not while announced machines are neither here nor counted', async () => {
    const { id, devices } = await lotOf(3, ['CL-3'])
    await ended(devices)
    expect((await close(id)).text).toContain('2 appareils annoncés ne sont pas arrivés')
  })

  test('by its workshop alone, and past the rules of the code never before its machines have an end', async () => {
    const { id } = await lotOf(1, ['CL-4'])
    expect((await denis.post(`/dons/${id}/solde`)).status).toBe(403)
    const early = write('ahmed', "update app.donation set state = 'closed', closed_at = now() where id = $1", [id])
    await expect(early).rejects.toThrow(/each of its machines/)
  })
})
