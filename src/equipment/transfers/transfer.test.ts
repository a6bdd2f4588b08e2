import { describe, expect, test } from 'vitest'
import { organisationId } from '../../testing/cast.ts'
import { testSite } from '../../testing/testSite.ts'
import { boughtTablets, brokenChains, slipTo } from './transfer.fixture.ts'

const site = await testSite()
const [claire, paul, victor] = [site.as('claire'), site.as('paul'), site.as('victor')]
let count = 0
const some = async (n: number) => {
  const batch = ++count
  return boughtTablets(
    site,
    Array.from({ length: n }, (_, at) => `TR-${batch}-${at}`),
  )
}
const serialsOf = (devices: readonly { serial: string }[]) => devices.map(({ serial }) => serial)
const keepers = async (ids: readonly string[]) =>
  (
    await site.owner<{ organisation_id: string }>(
      'select organisation_id from device where id = any($1) order by serial',
      [ids],
    )
  ).map((row) => row.organisation_id)
const stateOf = async (id: string) =>
  (await site.owner<{ state: string }>('select state from transfer where id = $1', [id]))[0]?.state
const scan = (id: string, code: string, damaged = '') =>
  paul.post(`/transferts/${id}/reception/lecture`, { code, damaged })
const counts = (id: string, n: number) => paul.post(`/transferts/${id}/reception/compte`, { count: String(n) })
const signs = (id: string) => paul.post(`/transferts/${id}/reception/fin`, { who: 'Paul Wattrelos' })

describe('a slip is prepared and signed', () => {
  test('a number that nobody has, two with one number, and an empty list are refused with a sentence', async () => {
    const to = `org:${organisationId('paul')}`
    const unknown = await claire.post('/transferts/nouveau', { to, way: 'entrusted', numbers: 'NOWHERE-9' })
    expect(unknown.status).toBe(422)
    expect(unknown.text).toContain('Aucun appareil chez vous ne porte « NOWHERE-9 »')
    expect(unknown.text).toContain('NOWHERE-9</textarea>')
    expect((await claire.post('/transferts/nouveau', { to, way: 'entrusted', numbers: ' \n' })).text).toContain(
      'au moins un numéro',
    )
    const [one] = await some(1)
    expect((await claire.post('/transferts/nouveau', { to, numbers: one?.serial })).text).toContain('à quel titre')
    const elsewhere = `org:${crypto.randomUUID()}`
    expect(
      (await claire.post('/transferts/nouveau', { to: elsewhere, way: 'given', numbers: one?.serial })).text,
    ).toContain('Choisissez où va ce matériel')
  })

  test('a tablet is on one slip at a time, and whoever signs counts right', async () => {
    const devices = await some(2)
    const id = await slipTo(site, serialsOf(devices), { sent: false })
    const again = await claire.post('/transferts/nouveau', {
      ...{ to: `org:${organisationId('paul')}`, way: 'entrusted', numbers: devices[0]?.serial },
    })
    expect(again.text).toContain('déjà sur un autre bordereau')
    expect((await claire.post(`/transferts/${id}/depart`, { count: '3', who: 'Claire' })).text).toContain(
      'nomme 2 appareils',
    )
    await claire.post(`/transferts/${id}/depart`, { count: '2', who: 'Claire' })
    expect((await claire.post(`/transferts/${id}/depart`, { count: '2', who: 'Claire' })).text).toContain('déjà parti')
    expect(await stateOf(id)).toBe('sent')
  })

  test('what is on a slip is not promised meanwhile', async () => {
    const devices = await some(1)
    await slipTo(site, serialsOf(devices))
    const { readyDevices, reserveDevice } = await import('../devices/device.moves.store.ts')
    const id = devices[0]?.id ?? ''
    expect(await site.acting('claire', (by) => readyDevices(by, 500))).not.toContainEqual(
      expect.objectContaining({ id }),
    )
    expect(await site.acting('claire', (by) => reserveDevice(by, id))).toMatchObject({
      refusal: expect.stringContaining('bordereau'),
    })
  })
})

describe('a head of school receives', () => {
  test('what is announced stands in the day; one counts first, then scans; nothing changes keeper before the signature', async () => {
    const devices = await some(3)
    const id = await slipTo(site, serialsOf(devices))
    expect((await paul.get('/ma-journee')).text).toContain('3 tablettes annoncées par les Passerelles')
    expect((await scan(id, devices[0]?.serial ?? '')).text).toContain('Comptez d’abord')
    await counts(id, 3)
    const seen = await scan(id, devices[0]?.serial ?? '')
    expect((await paul.get(seen.location ?? '')).text).toContain(`${devices[0]?.number}, noté`)
    expect((await paul.get((await scan(id, devices[0]?.number ?? '')).location ?? '')).text).toContain('déjà noté')
    await scan(id, devices[1]?.serial.toLowerCase().replaceAll('-', ' ') ?? '')
    expect(await keepers(devices.map((d) => d.id))).toEqual(Array(3).fill(organisationId('claire')))
    await signs(id)
    expect(await keepers(devices.map((d) => d.id))).toEqual([
      ...[organisationId('paul'), organisationId('paul'), organisationId('claire')],
    ])
    expect(await stateOf(id)).toBe('received')
    expect((await signs(id)).text).toContain('déjà terminée')
    expect((await claire.get('/ma-journee')).text).toContain('1 manquant au collège des Trois-Tilleuls')
    expect((await paul.get('/ma-journee')).text).toContain('1 manquant')
    expect(await brokenChains(site)).toEqual([])
  })

  test('the missing one turns up later and is scanned: it comes over, and the slip is over', async () => {
    const devices = await some(2)
    const id = await slipTo(site, serialsOf(devices))
    await counts(id, 1)
    await scan(id, devices[0]?.serial ?? '')
    await signs(id)
    const found = await scan(id, devices[1]?.serial ?? '')
    expect(await keepers(devices.map((d) => d.id))).toEqual(Array(2).fill(organisationId('paul')))
    expect(await stateOf(id)).toBe('closed')
    expect((await paul.get(found.location ?? '')).status).toBe(303)
  })

  test('is counted among what is to be explained, even while its structure still has another slip to count', async () => {
    const [one, other] = [await some(2), await some(1)]
    const id = await slipTo(site, serialsOf(one))
    await counts(id, 1)
    await scan(id, one[0]?.serial ?? '')
    expect((await paul.get(`/transferts/${id}/reception`)).text).not.toContain('Tout y est :')
    await signs(id)
    await slipTo(site, serialsOf(other))
    const page = (await claire.get('/transferts/suivi')).text
    expect(page).toContain('Un autre bordereau est à éclaircir')
    expect((await claire.get('/transferts/suivi?ou=ecarts')).text).toContain('Collège des Trois-Tilleuls')
    const lines = await site.owner<{ id: string }>(
      `select id from transfer_item where transfer_id = $1 and state = 'missing'`,
      [id],
    )
    await claire.post(`/transferts/${id}/lignes/${lines[0]?.id}`, { as: 'never_sent' })
  })

  test('never sent goes back to the stock, lost is declared lost', async () => {
    const devices = await some(3)
    const id = await slipTo(site, serialsOf(devices))
    await counts(id, 1)
    await scan(id, devices[0]?.serial ?? '')
    await signs(id)
    const lines = await site.owner<{ id: string }>(
      `select id from transfer_item where transfer_id = $1 and state = 'missing' order by serial`,
      [id],
    )
    expect((await paul.post(`/transferts/${id}/lignes/${lines[0]?.id}`, { as: 'lost' })).text).toContain(
      'C’est à l’expéditeur',
    )
    await claire.post(`/transferts/${id}/lignes/${lines[0]?.id}`, { as: 'never_sent' })
    await claire.post(`/transferts/${id}/lignes/${lines[1]?.id}`, { as: 'lost' })
    expect(
      await site.owner('select state, transfer_id from device where id = any($1) order by serial', [
        devices.slice(1).map((d) => d.id),
      ]),
    ).toEqual([
      { state: 'ready', transfer_id: null },
      { state: 'lost', transfer_id: null },
    ])
    expect(await stateOf(id)).toBe('closed')
  })

  test('everything is there at once, when the count says so; damaged ones come over in dispute', async () => {
    const devices = await some(3)
    const id = await slipTo(site, serialsOf(devices))
    await counts(id, 2)
    expect((await paul.post(`/transferts/${id}/reception/tout`, {})).text).toContain('Vous en avez compté 2 pour 3')
    await counts(id, 3)
    await scan(id, devices[0]?.serial ?? '', 'Écran fendu')
    await paul.post(`/transferts/${id}/reception/tout`, {})
    await signs(id)
    expect(await stateOf(id)).toBe('closed')
    expect(
      await site.owner('select in_dispute from device where id = any($1) order by serial', [devices.map((d) => d.id)]),
    ).toEqual([...[{ in_dispute: true }, { in_dispute: false }, { in_dispute: false }]])
    const paper = (await paul.get(`/transferts/${id}/bordereau`)).text
    expect(paper).toContain('abîmé : Écran fendu')
    expect(paper).toContain('Paul Wattrelos')
  })

  test('two people scan the same tablet at once: it counts once, and nobody meets an error', async () => {
    const devices = await some(1)
    const id = await slipTo(site, serialsOf(devices))
    await counts(id, 1)
    const answers = await Promise.all([1, 2, 3].map(() => scan(id, devices[0]?.serial ?? '')))
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
    expect(answers.filter(({ location }) => location?.includes('deja'))).toHaveLength(2)
  })

  test('two people sign at once: one does, the other is told', async () => {
    const devices = await some(2)
    const id = await slipTo(site, serialsOf(devices))
    await counts(id, 2)
    await paul.post(`/transferts/${id}/reception/tout`, {})
    const answers = await Promise.all([signs(id), signs(id)])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
    expect(await brokenChains(site)).toEqual([])
  })

  test('cancelled while it is being received: whoever comes first holds, and the other reads why', async () => {
    const devices = await some(2)
    const id = await slipTo(site, serialsOf(devices))
    const [counting, cancelling] = await Promise.all([
      counts(id, 2),
      claire.post(`/transferts/${id}/annulation`, { why: 'Mauvais carton' }),
    ])
    expect([counting.status, cancelling.status].sort()).toEqual([303, 422])
    expect(`${counting.text}${cancelling.text}`).toMatch(/vient d’annuler|a commencé à compter/)
    if (cancelling.status === 303) expect((await signs(id)).text).toContain('vient d’annuler')
  })
})

describe('what came without being expected', () => {
  test('missing at one place and found at another, it stays where it came once its owner says so', async () => {
    const devices = await some(2)
    const [kept, strayed] = devices
    const toAhmed = await slipTo(site, [strayed?.serial ?? ''], { to: 'ahmed' })
    const toPaul = await slipTo(site, [kept?.serial ?? ''])
    await site.as('ahmed').post(`/transferts/${toAhmed}/reception/compte`, { count: '0' })
    await site.as('ahmed').post(`/transferts/${toAhmed}/reception/fin`, { who: 'Ahmed' })
    await counts(toPaul, 2)
    await scan(toPaul, kept?.serial ?? '')
    const surplus = await scan(toPaul, strayed?.serial ?? '')
    const said = (await paul.get(surplus.location ?? '')).text
    expect(said).toContain('n’est pas sur ce bordereau')
    expect(said).not.toContain('Atelier Rebond')
    await signs(toPaul)
    const [line] = await site.owner<{ id: string }>(
      `select id from transfer_item where transfer_id = $1 and state = 'surplus'`,
      [toPaul],
    )
    await claire.post(`/transferts/${toPaul}/lignes/${line?.id}`, { as: 'settled' })
    expect(await keepers([strayed?.id ?? ''])).toEqual([organisationId('paul')])
    expect([await stateOf(toAhmed), await stateOf(toPaul)]).toEqual(['closed', 'closed'])
    expect((await paul.get(`/transferts/${toPaul}`)).text).not.toContain('Atelier Rebond')
    expect(await brokenChains(site)).toEqual([])
  })

  test('what is nobody’s here is handed back', async () => {
    const devices = await some(1)
    const id = await slipTo(site, serialsOf(devices))
    await counts(id, 2)
    await scan(id, devices[0]?.serial ?? '')
    await scan(id, 'ZZ-FOREIGN')
    await signs(id)
    const [line] = await site.owner<{ id: string }>(
      `select id from transfer_item where transfer_id = $1 and state = 'surplus'`,
      [id],
    )
    expect((await claire.post(`/transferts/${id}/lignes/${line?.id}`, { as: 'settled' })).text).toContain(
      'ne porte ce numéro',
    )
    await paul.post(`/transferts/${id}/lignes/${line?.id}`, { as: 'handed_back' })
    expect(await stateOf(id)).toBe('closed')
  })
})

describe('who owns and who answers', () => {
  const owned = (id: string) => site.owner('select organisation_id, owner_id from device where id = $1', [id])
  const receive = async (id: string) => {
    await counts(id, 1)
    await paul.post(`/transferts/${id}/reception/tout`, {})
    await signs(id)
  }
  const back = async (serial: string) => {
    const made = await paul.post('/transferts/nouveau', {
      to: `org:${organisationId('claire')}`,
      way: 'passed_on',
      numbers: serial,
    })
    const id = made.location?.split('/').at(-1)
    await paul.post(`/transferts/${id}/depart`, { count: '1', who: 'Paul' })
    await claire.post(`/transferts/${id}/reception/compte`, { count: '1' })
    await claire.post(`/transferts/${id}/reception/tout`, {})
    return claire.post(`/transferts/${id}/reception/fin`, { who: 'Claire' })
  }

  test('entrusted, its owner still sees it and its chain; given, it does not; back, the owner keeps it again', async () => {
    const [lent, gone] = await some(2)
    await receive(await slipTo(site, [lent?.serial ?? '']))
    await receive(await slipTo(site, [gone?.serial ?? ''], { way: 'given' }))
    expect(await owned(lent?.id ?? '')).toEqual([
      { organisation_id: organisationId('paul'), owner_id: organisationId('claire') },
    ])
    expect(await owned(gone?.id ?? '')).toEqual([{ organisation_id: organisationId('paul'), owner_id: null }])
    const page = await claire.get(`/appareils/${lent?.id}`)
    expect(page.status).toBe(200)
    expect(page.text).toMatch(/Les Passerelles[\s\S]*Collège des Trois-Tilleuls/)
    expect((await claire.get(`/appareils/${gone?.id}`)).status).toBe(404)
    expect(
      (
        await paul.post('/transferts/nouveau', {
          to: `org:${organisationId('claire')}`,
          way: 'given',
          numbers: lent?.serial,
        })
      ).text,
    ).toContain('il vous est confié')
    expect((await back(lent?.serial ?? '')).status).toBe(303)
    expect(await owned(lent?.id ?? '')).toEqual([{ organisation_id: organisationId('claire'), owner_id: null }])
    expect(await brokenChains(site)).toEqual([])
  })

  test('the serial number that the receiver already has stops the whole reception', async () => {
    const [one] = await some(1)
    const id = await slipTo(site, [one?.serial ?? ''])
    await site.owner(
      `insert into device (id, organisation_id, kind, brand, model, serial, state) values (app.uuid7(), $1, 'tablet', 'Inventix', 'T10', $2, 'received')`,
      [organisationId('paul'), one?.serial],
    )
    await counts(id, 1)
    await paul.post(`/transferts/${id}/reception/tout`, {})
    expect((await signs(id)).text).toContain('appelez l’expéditeur')
    expect(await stateOf(id)).toBe('sent')
  })

  test('a slip between two others is not there; its ends cannot act for each other', async () => {
    const devices = await some(1)
    const id = await slipTo(site, serialsOf(devices))
    for (const path of ['', '/reception', '/bordereau', '/annulation'])
      expect((await victor.get(`/transferts/${id}${path}`)).status).toBe(404)
    expect((await victor.post(`/transferts/${id}/reception/compte`, { count: '1' })).status).toBe(404)
    expect((await claire.get(`/transferts/${id}/reception`)).status).toBe(403)
    expect((await paul.post(`/transferts/${id}/annulation`, { why: 'Non' })).text).toContain('plus à vous')
    expect((await site.as('samira').get('/transferts')).status).toBe(403)
    expect((await victor.get('/transferts')).text).not.toContain('Trois-Tilleuls')
  })
})
