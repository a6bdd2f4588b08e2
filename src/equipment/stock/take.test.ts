import { describe, expect, test } from 'vitest'
import { newId } from '#platform/db/id.ts'
import { organisationId } from '../../testing/cast.ts'
import { testSite } from '../../testing/testSite.ts'
import { scanInto } from './take.scan.store.ts'
import { takeSeenBy } from './take.store.ts'

const site = await testSite()
let count = 0
type Owner = 'claire' | 'victor'
const place = async (name = `Lieu compté ${++count}`) => {
  const id = newId()
  await site.owner(`insert into app.place (id, organisation_id, name, commune) values ($1, $2, $3, '62413')`, [
    ...[id, organisationId('claire'), name],
  ])
  return id
}
const device = async (placeId: string | null, { state = 'ready', owner = 'claire' as Owner, serial = '' } = {}) => {
  const id = newId()
  const [row] = await site.owner<{ number: string }>(
    `with held as (insert into app.custody (id, device_id, organisation_id, holder_id, since) values (app.uuid7(), $1, $2, $2, now()))
     insert into app.device (id, organisation_id, kind, brand, model, serial, state, place_id)
     values ($1, $2, 'laptop', 'Dell', 'Latitude', $3, $4, $5) returning number`,
    [id, organisationId(owner), serial || `TAKE-${++count}`, state, placeId],
  )
  return { id, number: row?.number ?? '', serial: serial || `TAKE-${count}` }
}
const opened = async (placeId: string) =>
  (await site.as('claire').post('/inventaires', { place: placeId })).location?.split('/').pop() ?? ''
const scan = async (take: string, code: string, who: 'claire' | 'ahmed' = 'claire') => {
  const answer = await site.as(who).post(`/inventaires/${take}/compter`, { code })
  return answer.status === 303 ? site.as(who).get(answer.location ?? '') : answer
}
const lineOf = async (take: string, deviceId: string) =>
  (
    await site.owner<{ id: string; outcome: string | null }>(
      'select id, outcome from app.stock_take_line where stock_take_id = $1 and device_id = $2',
      [take, deviceId],
    )
  )[0]
const answer = async (take: string, deviceId: string, outcome: string) =>
  site.as('claire').post(`/inventaires/${take}/lignes/${(await lineOf(take, deviceId))?.id}`, { outcome })
const stateOf = async (id: string) =>
  (
    await site.owner<{ state: string; place_id: string }>('select state, place_id from app.device where id = $1', [id])
  )[0]

describe('an inventory', () => {
  test('expects what stands there when it opens, and nothing else', async () => {
    const here = await place()
    await device(here)
    await device(here, { state: 'reserved' })
    await device(here, { state: 'handed_over' })
    await device(await place())
    const take = await opened(here)
    expect((await site.as('claire').get(`/inventaires/${take}`)).text).toContain('sur 2 attendus')
    await device(here)
    expect((await site.as('claire').get(`/inventaires/${take}`)).text).toContain('sur 2 attendus')
  })

  test('is open once at a place, and only at one’s own', async () => {
    const here = await place()
    await opened(here)
    const again = await site.as('claire').post('/inventaires', { place: here })
    expect(again.text).toContain('Un inventaire de ce lieu est déjà ouvert')
    expect((await site.as('victor').post('/inventaires', { place: here })).status).toBe(422)
    expect((await site.as('claire').post('/inventaires', {})).text).toContain('Choisissez un lieu de la liste.')
  })

  test('is a page that does not exist for another organisation', async () => {
    const take = await opened(await place())
    for (const path of [`/inventaires/${take}`, `/inventaires/${take}/imprimer`])
      expect((await site.as('victor').get(path)).status).toBe(404)
    expect((await site.as('victor').post(`/inventaires/${take}/compter`, { code: 'ML-0001' })).status).toBe(404)
    expect((await site.as('ahmed').get(`/inventaires/${take}`)).status).toBe(404)
    expect((await site.as('claire').get('/inventaires/pas-un-numero')).status).toBe(404)
  })
})

describe('a code that is read', () => {
  test('is found, belongs elsewhere, is in a wrong state, is another organisation’s, or is nobody’s', async () => {
    const [here, there] = [await place(), await place('Salle du fond')]
    const expected = await device(here)
    const stray = await device(there)
    const given = await device(here, { state: 'handed_over' })
    const theirs = await device(null, { owner: 'victor' })
    const take = await opened(here)
    expect((await scan(take, expected.serial.toLowerCase())).text).toContain(`Trouvé : ${expected.number}`)
    expect((await scan(take, stray.number)).text).toContain('Il est rangé ailleurs : Salle du fond.')
    expect((await scan(take, given.number)).text).toContain('« remis » : ouvrez sa page')
    const foreign = (await scan(take, theirs.number)).text
    expect(foreign).toContain('d’une autre structure')
    expect(foreign).not.toContain('L’Autre Berge')
    // The serial number of somebody else’s machine is not asked about: it is on more than this one label.
    expect((await scan(take, theirs.serial)).text).toContain('Ce code ne dit aucun appareil')
    expect((await scan(take, 'XX')).status).toBe(422)
    expect((await scan(take, '')).text).toContain('Scannez une étiquette, ou écrivez un numéro.')
  })

  test('counts once, whoever reads it twice or at the same instant', async () => {
    const here = await place()
    const machine = await device(here)
    const take = await opened(here)
    const both = await Promise.all(
      (['claire', 'claire'] as const).map((who) =>
        site.acting(who, async (by) => {
          const seen = await takeSeenBy(by, take)
          if (!seen) throw new Error('unseen')
          return scanInto(by, seen, `${machine.number}${machine.number}`)
        }),
      ),
    )
    expect(both.map((one) => 'again' in one && one.again).toSorted()).toEqual([false, true])
    expect((await scan(take, machine.number)).text).toContain('Déjà compté, par Claire Fontaine.')
    expect((await site.as('claire').get(`/inventaires/${take}`)).text).toContain('sur 1 attendu')
    expect(
      await site.owner("select from app.event where subject_id = $1 and act = 'device.counted'", [machine.id]),
    ).toHaveLength(1)
    await scan(take, 'NOBODY-1')
    expect((await scan(take, 'nobody-1')).text).toContain('Déjà compté')
  })

  test('that two machines bear is asked by its own label', async () => {
    const here = await place()
    await device(here, { serial: 'SAME' })
    await site.owner(`update app.device set brand = 'HP' where serial = 'SAME'`)
    await device(here, { serial: 'SAME' })
    expect((await scan(await opened(here), 'SAME')).text).toContain('Plusieurs appareils portent « SAME »')
  })
})

describe('what was not where it should be', () => {
  test('is moved here once, and stands here from then on', async () => {
    const [here, there] = [await place(), await place()]
    const stray = await device(there)
    const take = await opened(here)
    await scan(take, stray.number)
    expect((await answer(take, stray.id, 'moved')).status).toBe(303)
    expect((await stateOf(stray.id))?.place_id).toBe(here)
    expect((await answer(take, stray.id, 'moved')).text).toContain('Cet appareil est déjà à sa place.')
  })

  test('is not declared lost before the end; closed twice, an inventory is closed once', async () => {
    const here = await place()
    const [lost, sold] = [await device(here), await device(here)]
    const take = await opened(here)
    expect((await answer(take, lost.id, 'lost')).text).toContain('Finissez de compter')
    await site.owner(`update app.device set state = 'handed_over' where id = $1`, [sold.id])
    const close = () => site.as('claire').post(`/inventaires/${take}/clore`)
    const closed = await Promise.all([close(), close()])
    expect(closed.map(({ status }) => status).toSorted()).toEqual([303, 422])
    expect((await scan(take, lost.number)).text).toContain('Cet inventaire est clos')
    const page = (await site.as('claire').get(`/inventaires/${take}`)).text
    expect(page).toContain('Parti depuis')
    expect((await answer(take, sold.id, 'lost')).text).toContain('Cet appareil ne manque pas.')
    // Whatever becomes of it afterwards, a closed inventory says what it said.
    const there = await place()
    const figures = () => site.as('claire').get(`/inventaires/${take}/imprimer`)
    const before = (await figures()).text.replaceAll(/Imprimé le [^<]*/g, '')
    await site.owner(`update app.device set state = 'returned' where id = $1`, [sold.id])
    await site.owner('update app.device set place_id = $2 where id = $1', [lost.id, there])
    expect((await figures()).text.replaceAll(/Imprimé le [^<]*/g, '')).toBe(before)
    expect((await answer(take, lost.id, 'lost')).text).toContain('a changé de lieu')
    await site.owner('update app.device set place_id = $2 where id = $1', [lost.id, here])
    expect((await answer(take, lost.id, 'lost')).status).toBe(303)
    expect((await stateOf(lost.id))?.state).toBe('lost')
    expect((await answer(take, lost.id, 'lost')).text).toContain('Cet appareil a déjà sa réponse.')
    // Found after all, it goes to quarantine as any machine that was out of sight.
    expect((await answer(take, lost.id, 'found_later')).status).toBe(303)
    expect((await stateOf(lost.id))?.state).toBe('returned')
    expect((await lineOf(take, lost.id))?.outcome).toBe('found_later')
  })

  test('is compared with the last time, on paper', async () => {
    const here = await place()
    const [absent, present] = [await device(here), await device(here)]
    const first = await opened(here)
    await scan(first, present.number)
    await site.as('claire').post(`/inventaires/${first}/clore`)
    await site.owner(
      `update app.stock_take set opened_at = opened_at - interval '1 day', closed_at = closed_at - interval '1 day' where id = $1`,
      [first],
    )
    const second = await opened(here)
    const paper = (await site.as('claire').get(`/inventaires/${second}/imprimer`)).text
    expect(paper).toContain('Manquants cette fois et la fois d’avant')
    expect(paper).toContain(absent.number)
  })
})
