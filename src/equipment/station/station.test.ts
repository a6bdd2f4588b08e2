import { describe, expect, test } from 'vitest'
import { testSite } from '../../testing/testSite.ts'
import { addedDevice, logFile, receivedLot, snapshotFile, stateOf } from '../devices/device.fixture.ts'
import { sayLabel } from '../labels/label.code.ts'
import { stationOf } from './station.fixture.ts'

let time = new Date('2026-03-02T09:00:00Z').getTime()
const site = await testSite({ now: () => new Date(time) })
const later = (seconds: number) => {
  time += seconds * 1000
}
const lot = await receivedLot(site)
let made = 0
const browser = () => `00000000-0000-7000-8000-${(++made).toString().padStart(12, '0')}`
const one = (first: 'ahmed' | 'claire' | 'victor' = 'ahmed', at = browser()) => {
  const station = stationOf(site, first, at)
  // A hand takes a moment between two codes.
  const scan = (code: string) => {
    later(5)
    return station.scan(code)
  }
  return { ...station, scan }
}
const numberOf = async (id: string) =>
  (await site.owner<{ number: string }>('select number from device where id = $1', [id]))[0]?.number ?? ''

/** A laptop wiped with proof, in Ahmed's workshop; its Maillon number. */
async function wiped(serial: string): Promise<{ id: string; number: string }> {
  const id = await addedDevice(site, lot, { serial, inventory_tag: `T-${serial}` })
  await site
    .as('ahmed')
    .post(`/appareils/${id}/releve`, { snapshot: snapshotFile({ serial, drives: [`D-${serial}`] }) })
  await site
    .as('ahmed')
    .post(`/appareils/${id}/effacement`, { logs: logFile({ host: serial, drives: [{ serial: `D-${serial}` }] }) })
  return { id, number: await numberOf(id) }
}
const actsOn = async (id: string) =>
  (await site.owner<{ act: string }>('select act from event where subject_id = $1 order by seq', [id])).map(
    ({ act }) => act,
  )

describe('a mode is armed once, then machine after machine', () => {
  test('a wiped laptop is tested, noted by three cards and made ready without a page of its own', async () => {
    const { id, number } = await wiped('MODE-A')
    const at = one()
    expect(await at.scan('MODE-TESTE')).toContain('armed: Testé')
    expect(await at.scan(number)).toMatch(/^waiting: Un verrou \? ML-\d+/)
    expect(await stateOf(site, id)).toBe('wiped')
    expect(await at.scan('s')).toMatch(/^done: Testé, sans verrou ML-\d+, .* Étape suivante : noter/)
    for (const card of ['MODE-ASPECT-B', 'MODE-MARCHE-A']) await at.scan(card)
    expect(await at.scan(number)).toContain('Il manque la batterie')
    expect(await stateOf(site, id)).toBe('tested')
    expect(await at.scan('MODE-PILE-0')).toContain('Noté : aspect B, marche A, sans batterie')
    expect(await at.scan(number)).toContain('done: Noté')
    await at.scan('MODE-PRET')
    expect(await at.scan(number)).toContain('done: Prêt')
    expect(await stateOf(site, id)).toBe('ready')
    expect((await actsOn(id)).slice(-3)).toEqual(['device.tested', 'device.graded', 'device.ready'])
  })

  test('the serial number, the donor’s tag, the address on a label and an American scanner say the same machine', async () => {
    const { id, number } = await wiped('NAMES-1')
    const at = one()
    for (const code of [
      'names-1',
      'T-NAMES-1',
      `http://localhost/e/${number}`,
      `http://localhost/appareils/${id}`,
      number.replace('ML-', '?L)').replaceAll(/\d/g, (digit) => 'à&é"\'(-è_ç'[Number(digit)] ?? ''),
    ])
      expect(await at.scan(code), code).toContain(`seen: Rien n’a changé ${number}`)
  })

  test('what is armed outlives a reload and stays with one person before one browser', async () => {
    const place = browser()
    const at = one('ahmed', place)
    await at.scan('MODE-REPARER')
    expect(await at.shows()).toContain('<strong>À réparer</strong>')
    expect(await one('ahmed').shows()).toContain('<strong>Aucun mode</strong>')
    expect(await one('claire', place).shows()).toContain('<strong>Aucun mode</strong>')
  })

  test('machines are put away at one of the organisation’s own places, by the card of that place', async () => {
    const { id, number } = await wiped('PLACE-1')
    const [{ organisation_id: own } = { organisation_id: '' }] = await site.owner<{ organisation_id: string }>(
      'select organisation_id from device where id = $1',
      [id],
    )
    await site.owner(
      `insert into place (id, organisation_id, name, commune) values ('00000000-0000-7000-8000-0000abcdef01', $1, 'Réserve', '62413'), ('00000000-0000-7000-8000-0000abcdef02', (select organisation_id from member where name = 'Claire Fontaine'), 'Ailleurs', '62413')`,
      [own],
    )
    const at = one()
    expect(await at.scan('MODE-LIEU-ABCDEF01')).toContain('armed: Rangé : Réserve')
    expect(await at.scan(number)).toContain('done: Rangé : Réserve')
    expect(await at.scan(number)).toContain('already: Déjà fait')
    expect(await at.scan('MODE-LIEU-ABCDEF02')).toContain('unknown: Lieu inconnu')
    expect(await actsOn(id)).toContain('device.shelved')
  })
})

describe('a test asks whether the machine is locked, and nobody answers for the person', () => {
  test('a lock that was seen is written down, the machine is not tested, and the card of undoing lifts it', async () => {
    const { id, number } = await wiped('LOCK-1')
    const at = one()
    await at.scan('MODE-TESTE')
    await at.scan(number)
    expect(await at.scan('MODE-VERROU')).toMatch(/^done: Verrouillé, noté ML-\d+/)
    expect(await stateOf(site, id)).toBe('wiped')
    expect(await actsOn(id)).not.toContain('device.tested')
    const lockedBy = async () =>
      (await site.owner<{ locked: string }>('select locked from device where id = $1', [id]))[0]
    expect(await lockedBy()).toEqual({ locked: 'verrou vu au poste, à préciser' })
    expect(await at.scan(number)).toContain('refused: Verrouillé')
    await at.scan('MODE-ANNULER')
    expect(await lockedBy()).toEqual({ locked: null })
  })

  test('an answer without its machine, after another mode or five minutes, does nothing', async () => {
    const { id, number } = await wiped('LOCK-2')
    const at = one()
    expect(await at.scan('S')).toContain('refused: Pour quel appareil ?')
    await at.scan('MODE-TESTE')
    later(5)
    expect(await at.scan('S')).toContain('refused: Pour quel appareil ?')
    await at.scan(number)
    later(6 * 60)
    expect(await at.scan('S')).toContain('refused: Pour quel appareil ?')
    await at.scan(number)
    await at.scan('MODE-PREUVE')
    expect(await at.scan('MODE-SANS-VERROU')).toContain('refused: Pour quel appareil ?')
    expect(await actsOn(id)).not.toContain('device.tested')
  })

  test('a machine read before the answer to another is asked about, and the other is not forgotten', async () => {
    const [x, y] = [await wiped('LOCK-3'), await wiped('LOCK-4')]
    const at = one()
    await at.scan('MODE-TESTE')
    await at.scan(x.number)
    expect(await at.scan(y.number)).toContain(`${x.number} attend toujours`)
    await at.scan('S')
    expect([await stateOf(site, x.id), await stateOf(site, y.id)]).toEqual(['wiped', 'tested'])
  })

  test('what locks nothing is not asked about: a screen is tested at once', async () => {
    const id = await addedDevice(site, lot, { kind: 'screen', serial: 'ECRAN-1', inventory_tag: '' })
    await site.owner("update device set state = 'identified' where id = $1", [id])
    const at = one()
    await at.scan('MODE-TESTE')
    expect(await at.scan('ECRAN-1')).toMatch(/^done: Testé ML-/)
  })
})

describe('what goes wrong at a bench', () => {
  test('nothing read is said, and changes nothing', async () => {
    const answer = await one().send({ code: '  ' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Rien n’a été lu')
  })

  test('a machine before any card: it is named, its next step is said, nothing is done', async () => {
    const { id, number } = await wiped('EARLY-1')
    expect(await one().scan(number)).toMatch(/seen: Rien n’a changé .*Aucun mode n’est armé.*Étape suivante : tester/)
    expect(await actsOn(id)).not.toContain('device.tested')
  })

  test('a scanner that types twice acts once, and says so', async () => {
    const { id, number } = await wiped('TWICE-1')
    const at = one()
    await at.scan('MODE-TESTE')
    await at.scan(number)
    await at.scan('S')
    const raw = stationOf(site, 'ahmed', browser())
    await raw.scan('MODE-PRET')
    later(3)
    const [first, second] = await Promise.all([raw.send({ code: number }), raw.send({ code: number })])
    expect([first.status, second.status]).toEqual([303, 303])
    expect(await raw.shows()).toContain('Lu deux fois, fait une seule fois')
    later(1)
    await at.scan('MODE-TESTE')
    later(5)
    await at.scan(number)
    await at.scan('MODE-SANS-VERROU')
    const again = await site.owner(`select from event where subject_id = $1 and act = 'device.tested'`, [id])
    expect(again).toHaveLength(2)
  })

  test('a reading sent again after a network that failed is answered, not done again', async () => {
    const { id, number } = await wiped('AGAIN-1')
    const at = one()
    await at.scan('MODE-TESTE')
    await at.scan(number)
    const lecture = '00000000-0000-4000-8000-00000000aaaa'
    for (let sent = 0; sent < 3; sent++) {
      later(10)
      const answer = await at.send({ code: 'MODE-SANS-VERROU', lecture, bout: 'oui' })
      expect(answer.text).toContain('data-outcome="done"')
      expect(answer.text).not.toContain('<html')
    }
    expect((await actsOn(id)).filter((act) => act === 'device.tested')).toHaveLength(1)
  })

  test('two stations read one machine at once: one makes it ready, the other is told that it is', async () => {
    const { id, number } = await wiped('RACE-1')
    const [a, b] = [one(), one()]
    for (const card of ['MODE-TESTE', number, 'S', 'MODE-ASPECT-A', 'MODE-MARCHE-A', 'MODE-PILE-A', number])
      await a.scan(card)
    await a.scan('MODE-PRET')
    await b.scan('MODE-PRET')
    later(5)
    await Promise.all([a.send({ code: number }), b.send({ code: number })])
    const said = [await a.shows(), await b.shows()].map((page) => /data-outcome="(\w+)"/.exec(page)?.[1]).sort()
    expect(said).toEqual(['already', 'done'])
    expect((await actsOn(id)).filter((act) => act === 'device.ready')).toHaveLength(1)
  })

  test('a machine in the wrong state is refused by its own rule, and what to do is said', async () => {
    const id = await addedDevice(site, lot, { serial: 'WRONG-1', inventory_tag: '' })
    const at = one()
    await at.scan('MODE-TESTE')
    expect(await at.scan('WRONG-1')).toMatch(/refused: Pas fait .*ne peut pas être testé.*À faire : identifier/)
    await at.scan('MODE-PRET')
    expect(await at.scan('WRONG-1')).toContain('ne peut pas être prêt')
    await at.scan('MODE-PREUVE')
    expect(await at.scan('WRONG-1')).toContain('refused: Effacement non prouvé')
    expect(await stateOf(site, id)).toBe('received')
  })

  test('an unknown code, another organisation’s machine and its label are answered alike', async () => {
    const { id, number } = await wiped('FOREIGN-1')
    const victor = one('victor')
    const neutral = (text: string) => text.replaceAll(/ML-\d+|ET-[\w-]+|http\S+/g, 'X')
    const unknown = neutral(await victor.scan('ML-999999'))
    expect(unknown).toContain('unknown: Code inconnu')
    expect(neutral(await victor.scan(number))).toBe(unknown)
    const never = '00000000-0000-7000-8000-00000000ffff'
    for (const address of [id, never])
      expect(neutral(await victor.scan(`http://localhost/appareils/${address}`))).toBe(unknown)
    const [label = ''] = await freeLabels(1)
    expect(neutral(await victor.scan(label))).toBe(unknown)
    expect(neutral(await victor.scan('ET-0000-0000'))).toBe(unknown)
    expect((await site.as('victor').get(`/e/${number}`)).status).toBe(404)
    expect((await site.as('victor').get(`/e/${label}`)).status).toBe(404)
  })

  test('the label of another Maillon and an address that is no label are told apart', async () => {
    const at = one()
    expect(await at.scan('https://autre.exemple/e/ML-0001')).toMatch(/autre Maillon.*autre\.exemple/)
    expect(await at.scan('https://autre.exemple/recettes')).toContain('Ce n’est pas une étiquette')
    expect(await at.scan('https://')).toContain('Code inconnu')
    expect(await at.scan('<script>alert(1)</script>')).toContain('&lt;script>')
  })

  test('a session that ended keeps the code, through the sign-in, until it is sent', async () => {
    const answer = await site.anyone.post('/etabli/poste', { code: 'ML-0042' })
    expect(answer.location).toBe(`/connexion?suite=${encodeURIComponent('/etabli/poste?code=ML-0042')}`)
    const page = await site.as('ahmed').get('/etabli/poste?code=ML-0042')
    expect(page.text).toContain('value="ML-0042"')
    expect(page.text).toContain('Ce code n’a pas encore été traité')
  })
})

describe('the last gesture is taken back', () => {
  test('by its card: the machine stands as before, an event says so, nothing is erased', async () => {
    const { id, number } = await wiped('BACK-1')
    const at = one()
    await at.scan('MODE-TESTE')
    await at.scan(number)
    await at.scan('S')
    expect(await at.scan('MODE-ANNULER')).toMatch(/undone: Annulé .*Testé/)
    expect(await stateOf(site, id)).toBe('wiped')
    expect((await actsOn(id)).slice(-2)).toEqual(['device.tested', 'device.taken_back'])
    expect((await site.as('ahmed').get(`/appareils/${id}`)).text).toContain('Geste annulé')
    expect(await at.scan('MODE-ANNULER')).toContain('Rien n’est à annuler')
  })

  test('not once somebody else acted on it', async () => {
    const { id, number } = await wiped('BACK-2')
    const [a, b] = [one(), one()]
    await a.scan('MODE-TESTE')
    await a.scan(number)
    await a.scan('S')
    await b.scan('MODE-REPARER')
    await b.scan(number)
    expect(await a.scan('MODE-ANNULER')).toContain('Quelqu’un a touché à cet appareil depuis')
    expect(await stateOf(site, id)).toBe('repairing')
  })

  test('not after five minutes, not twice by a card that bounces, and never a fact', async () => {
    const { number } = await wiped('BACK-3')
    const at = one()
    await at.scan('MODE-TESTE')
    await at.scan(number)
    await at.scan('S')
    later(6 * 60)
    expect(await at.scan('MODE-ANNULER')).toContain('plus de cinq minutes')
    await at.scan('MODE-REPARER')
    await at.scan(number)
    const raw = await at.send({ code: 'MODE-ANNULER' })
    expect(raw.status).toBe(303)
    await at.send({ code: 'MODE-ANNULER' })
    expect(await at.shows()).toContain('Lu deux fois')
    const [announced] = await site.owner<{ id: string }>(
      `insert into device (id, organisation_id, kind, serial, state) select app.uuid7(), organisation_id, 'laptop', 'FACT-1', 'announced' from device where number = $1 returning id`,
      [number],
    )
    await at.scan('MODE-RECU')
    expect(await at.scan('FACT-1')).toContain('done: Reçu')
    expect(await at.scan('MODE-ANNULER')).toContain('c’est un fait')
    expect(await stateOf(site, announced?.id ?? '')).toBe('received')
  })
})

/** So many labels of Ahmed's, printed and not yet stuck. */
async function freeLabels(count: number): Promise<string[]> {
  const { location } = await site.as('ahmed').post('/etiquettes/planches', { count: String(count) })
  const batch = location?.split('/').at(-1)
  const rows = await site.owner<{ code: string }>('select code from label where batch_id = $1 order by position', [
    batch,
  ])
  return rows.map(({ code }) => sayLabel(code))
}

describe('labels printed before', () => {
  test('a free label waits for the machine read next, and says it from then on', async () => {
    const { id, number } = await wiped('LABEL-1')
    const [label = ''] = await freeLabels(2)
    const at = one()
    expect(await at.scan(label)).toMatch(/^waiting: Étiquette ET-/)
    expect(await at.scan(number)).toMatch(/^done: Étiquette attachée/)
    expect(await at.scan(`http://localhost/e/${label}`)).toContain(`seen: Rien n’a changé ${number}`)
    expect((await site.as('ahmed').get(`/e/${label}`)).location).toBe(`/appareils/${id}`)
    expect(await actsOn(id)).toContain('label.claimed')
  })

  test('stuck on the wrong machine, it is taken off at once by the undo card', async () => {
    const { number } = await wiped('LABEL-2')
    const [label = ''] = await freeLabels(1)
    const at = one()
    await at.scan(label)
    await at.scan(number)
    expect(await at.scan('MODE-ANNULER')).toContain('undone: Annulé')
    expect(await at.scan(label)).toContain('waiting: Étiquette')
  })

  test('claimed by two at once, it is on one machine; the other is told whose it is', async () => {
    const [x, y] = [await wiped('LABEL-3'), await wiped('LABEL-4')]
    const [label = ''] = await freeLabels(1)
    const [a, b] = [one(), one()]
    await a.scan(label)
    await b.scan(label)
    later(5)
    await Promise.all([a.send({ code: x.number }), b.send({ code: y.number })])
    const pages = [await a.shows(), await b.shows()]
    expect(pages.filter((page) => page.includes('data-outcome="done"'))).toHaveLength(1)
    expect(pages.find((page) => page.includes('data-outcome="refused"'))).toMatch(/déjà sur ML-\d+/)
  })

  test('a new machine takes its label as it is added; one already stuck is refused, and nothing is added', async () => {
    const [label = ''] = await freeLabels(1)
    const added = await site.as('ahmed').post('/appareils/nouveau', { kind: 'laptop', serial: 'NEW-1', label })
    expect(added.location).toMatch(/^\/appareils\//)
    expect((await site.as('ahmed').get(`/e/${label}`)).location).toBe(added.location)
    const twice = await site.as('ahmed').post('/appareils/nouveau', { kind: 'laptop', serial: 'NEW-2', label })
    expect(twice.status).toBe(422)
    expect(twice.text).toContain('Cette étiquette est déjà sur ML-')
    expect(await site.owner(`select from device where serial = 'NEW-2'`)).toEqual([])
  })

  test('a machine delivered keeps its label, which its new keeper reads', async () => {
    const { id, number } = await wiped('LABEL-5')
    const [label = ''] = await freeLabels(1)
    const at = one()
    await at.scan(label)
    await at.scan(number)
    await site.owner(
      `update device set organisation_id = (select organisation_id from member where name = 'Claire Fontaine') where id = $1`,
      [id],
    )
    expect((await site.as('claire').get(`/e/${label}`)).location).toBe(`/appareils/${id}`)
    expect(await at.scan(label)).toContain('unknown: Code inconnu')
  })
})
