import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { dayOf } from '#platform/i18n/dates.ts'
import { testSite } from '#testing/testSite.ts'
import { unkept } from '../runs/run.scene.testing.ts'
import { runsOf } from '../runs/run.testing.ts'
import { sayCode } from '../sheets/said.words.ts'

const site = await testSite()
const runs = runsOf(site)
const codeOf = async (run: string) =>
  (await site.owner<{ public_code: string }>('select public_code from app.allocation_run where id = $1', [run]))[0]
    ?.public_code ?? ''
const publish = (run: string, who: 'claire' | 'victor' = 'claire') => site.as(who).post(`/passages/${run}/publication`)
const wordsOf = (text: string) => text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe('before the draw', () => {
  test('a list is announced as soon as it is frozen: its hash, where its seed comes from, the order and the limits, and no result', async () => {
    const { run } = await runs.run({ state: 'frozen' })
    const code = await codeOf(run)
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{12}$/)
    const { status, text } = await site.anyone.get(`/attributions-publiques/${code}`)
    expect(status).toBe(200)
    const said = wordsOf(text)
    for (const words of [
      'Annoncé, tirage à venir',
      'Tirage du Loto du samedi',
      'Pas encore tirés',
      'Aucun ordinateur et un examen',
      '6 besoins',
      'au plus 40',
      '2 au plus, nombre fixé avec la liste',
    ])
      expect(said).toContain(words)
    expect(said).not.toContain('Retrouver ma ligne')
    for (const page of ['passage.json', 'tirage', 'tirage.csv'])
      expect((await site.anyone.get(`/attributions-publiques/${code}/${page}`)).status).toBe(404)
    expect((await site.anyone.get('/attributions-publiques')).text).toContain(code)
  })

  test('what is proposed stays with the commission', async () => {
    const { run, needs } = await runs.run({ state: 'proposed' })
    const { text } = await site.anyone.get(`/attributions-publiques/${await codeOf(run)}`)
    expect(wordsOf(text)).toContain('La commission va décider')
    for (const { pseudonym } of needs) expect(text).not.toContain(pseudonym)
    const refused = await publish(run)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('La commission n’a pas encore décidé')
  })

  test('a draw that was given up stays in the list, and says that it was made', async () => {
    const { run } = await runs.run({ state: 'proposed' })
    await site.owner(
      `update app.allocation_run set state = 'cancelled', cancelled_why = 'La famille Nom' where id = $1`,
      [run],
    )
    const { text } = await site.anyone.get(`/attributions-publiques/${await codeOf(run)}`)
    expect(wordsOf(text)).toContain('annulé après son tirage')
    expect(text).not.toContain('La famille Nom')
  })
})

describe('what could bend a draw', () => {
  test('given up once its draw could be known, without having recorded it, it says so', async () => {
    const { run } = await runs.run({ state: 'frozen' })
    const why = 'Le tirage ne convient pas à tout le monde.'
    expect((await site.as('claire').post(`/passages/${run}/annuler`, { why })).status).toBe(303)
    const said = wordsOf((await site.anyone.get(`/attributions-publiques/${await codeOf(run)}`)).text)
    expect(said).toContain('pouvait déjà être connu')
    expect(said).not.toContain('annulé avant son tirage')
  })

  test('a draw that was typed before another one is shown', async () => {
    const { run } = await runs.run({ state: 'computing' })
    await site.as('claire').post(`/passages/${run}/tirage`, { seed: '1 2 3 4 5' })
    const said = wordsOf((await site.anyone.get(`/attributions-publiques/${await codeOf(run)}`)).text)
    expect(said).toContain('puis corrigé avant le calcul')
    expect(said).toContain('1 2 3 4 5')
  })

  test('a list of fewer than five families does not say how many', async () => {
    const { run } = await runs.run({ state: 'frozen', families: 3 })
    const said = wordsOf((await site.anyone.get(`/attributions-publiques/${await codeOf(run)}`)).text)
    expect(said).toContain('moins de 5')
    expect(said).not.toContain('3 besoins')
  })
})

describe('once decided', () => {
  let run: Awaited<ReturnType<typeof runs.run>>
  let code = ''
  let file: Uint8Array
  beforeAll(async () => {
    run = await runs.run({ state: 'decided', families: 14, devices: 6 })
    code = await codeOf(run.run)
    expect((await publish(run.run)).status).toBe(303)
    file = (await site.anyone.get(`/attributions-publiques/${code}/passage.json`)).bytes
  })

  test('one act publishes it, with one event, and a second one is told so', async () => {
    const again = await publish(run.run)
    expect(again.text).toContain('Ce passage est déjà publié.')
    const events = await site.owner(`select act from app.event where subject_id = $1 and act = 'run.published'`, [
      run.run,
    ])
    expect(events).toHaveLength(1)
    expect((await site.as('claire').get(`/passages/${run.run}/publication`)).text).toContain('déjà publié')
  })

  test('two who publish at the same time publish once', async () => {
    const other = await runs.run({ state: 'decided' })
    const answers = await Promise.all([publish(other.run), publish(other.run)])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
  })

  test('another organisation cannot publish it', async () => {
    expect((await publish(run.run, 'victor')).status).toBe(404)
  })

  test('its page says who passes first, the limits, where the line fell, who was served by five, and how to verify', async () => {
    const { text } = await site.anyone.get(`/attributions-publiques/${code}`)
    const said = wordsOf(text)
    for (const words of [
      '6 familles servies, 8 en attente',
      'Un parent seul',
      'Harnes',
      'priorité 1',
      'bin/maillon allocate --replay passage.json',
      'bin/maillon check passage.json',
      'aucune, sur 2 possibles',
      'Loto du 21 novembre 2026',
    ])
      expect(said).toContain(words)
    expect(said).toContain(
      createHash('sha256')
        .update(file)
        .digest('hex')
        .replace(/(.{16})(?=.)/g, '$1 '),
    )
    expect(gzipSync(text).length).toBeLessThan(8_000)
    expect(text).not.toContain('<script')
  })

  test('no person, household, organisation that prescribed or day of a need is anywhere in what is shown', async () => {
    const pages = await Promise.all(
      ['', '/tirage', '/tirage.csv', '/passage.json'].map(
        async (page) => (await site.anyone.get(`/attributions-publiques/${code}${page}`)).text,
      ),
    )
    for (const text of pages)
      for (const word of ['Famille A', 'Claire', 'Samira', run.run, ...run.needs.map(({ household }) => household)])
        expect(text).not.toContain(word)
  })

  test('the file is the same to whoever asks again, and is not sent twice to whoever has it', async () => {
    const answer = await site.anyone.get(`/attributions-publiques/${code}/passage.json`)
    expect(Buffer.from(answer.bytes).equals(file)).toBe(true)
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    const tag = answer.headers.get('etag') ?? ''
    expect(tag).toBe(`"${createHash('sha256').update(file).digest('hex')}"`)
    const known = await site.request('', `/attributions-publiques/${code}/passage.json`, {
      headers: { 'if-none-match': tag },
    })
    expect([known.status, known.text]).toEqual([304, ''])
  })

  test('a family finds its line by the code of its letter, however it copies it', async () => {
    const need = run.needs[0]?.pseudonym ?? ''
    const typed = need.toUpperCase().replace(/(.{4})/g, '$1 ')
    const { text } = await site.anyone.get(`/attributions-publiques/${code}/tirage?code=${encodeURIComponent(typed)}`)
    const number = createHash('sha256')
      .update(`${JSON.parse(Buffer.from(file).toString()).certificate.scenario.seed}\n${need}`)
      .digest('hex')
      .slice(0, 12)
    expect(wordsOf(text)).toContain('Votre ligne')
    expect(text).toContain(number)
    for (const wrong of ['0000000000000000', 'ffffffffffffffff', 'abc', '%00', "' or 1=1"]) {
      const answer = await site.anyone.get(`/attributions-publiques/${code}/tirage?code=${encodeURIComponent(wrong)}`)
      expect([answer.status, answer.text.includes('n’est pas sur cette liste')]).toEqual([200, true])
    }
  })

  test('the whole list is there by code, on a page and as a table', async () => {
    const page = await site.anyone.get(`/attributions-publiques/${code}/tirage`)
    const csv = await site.anyone.get(`/attributions-publiques/${code}/tirage.csv`)
    for (const { pseudonym } of run.needs) {
      expect(page.text).toContain(sayCode(pseudonym))
      expect(csv.text).toContain(pseudonym)
    }
  })

  test('a code typed by hand opens it; one that opens nothing gives the same page whatever it was', async () => {
    const typed = code.toLowerCase().replace(/(.{4})/g, '$1-')
    expect((await site.anyone.get(`/attributions-publiques/${typed}`)).status).toBe(200)
    const answers = await Promise.all(
      ['ABCDEFGHJKLN', 'x', '%00', run.run].map((one) => site.anyone.get(`/attributions-publiques/${one}`)),
    )
    for (const { status } of answers) expect(status).toBe(404)
    expect(new Set(answers.slice(0, 2).map(({ text }) => text)).size).toBe(1)
  })

  test('a list that goes on after the first page begins where it ended, and nonsense begins at its beginning', async () => {
    for (const after of ['x', '9'.repeat(30), `${Date.now()}_${code}`, '%00'])
      expect((await site.anyone.get(`/attributions-publiques?apres=${after}`)).status).toBe(200)
    expect((await site.anyone.get(`/attributions-publiques/${code}/tirage?apres=zz`)).status).toBe(200)
  })
})

test('whom the commission made come in stands as the computation left it: waiting, with nothing that it was given', async () => {
  const { run, needs } = await runs.run({ state: 'proposed' })
  const [, first, , , last] = needs
  const why = 'Un enfant malade suit ses cours à la maison'
  await site.as('claire').post(`/passages/${run}/derogations/${first?.id}`, {
    ...{ why, swap: last?.id ?? '', why_out: 'Un appareil lui est prêté par sa mairie' },
  })
  const said = { body: 'Commission', decided_on: dayOf(new Date()), present: 'Deux élues' }
  await site.as('claire').sign(`/passages/${run}/decider`, said, `/passages/${run}/decider`)
  const [decided] = await site.owner('select final, class from app.run_need where id = $1', [first?.id])
  expect(decided).toEqual({ final: 'served', class: 'Ordinateur portable, à évaluer' })
  const { location } = await publish(run)
  const { text } = await site.anyone.get(`${location}/tirage.csv`)
  const lineOf = (pseudonym = '') => text.split(/\r?\n/).find((line) => line.includes(pseudonym)) ?? ''
  expect(lineOf(first?.pseudonym)).toMatch(/en attente[;,]$/)
  expect(lineOf(last?.pseudonym)).toMatch(/servi[;,]"?Ordinateur portable, à évaluer"?$/)
})

describe('a file that would tell on somebody is refused', () => {
  let run = ''
  let frozen = ''
  beforeAll(async () => {
    run = (await runs.run({ state: 'decided' })).run
    const [row] = await site.owner<{ content: string }>(
      `select content from app.run_document where run_id = $1 and kind = 'scenario'`,
      [run],
    )
    frozen = row?.content ?? ''
  })
  const hashed = (hash: string) =>
    unkept(site, () => site.owner('update app.allocation_run set inputs_hash = $2 where id = $1', [run, hash]))
  const changed = async (change: (scenario: { needs: object[]; quotas: object[] }) => unknown) => {
    const content = JSON.stringify(change(JSON.parse(frozen)))
    await site.owner(`update app.run_document set content = $2 where run_id = $1 and kind = 'scenario'`, [run, content])
    await hashed(createHash('sha256').update(content).digest('hex'))
    return publish(run)
  }

  test('a quota whose name points to fewer than five families', async () => {
    const answer = await changed(({ needs, ...rest }) => ({
      needs: needs.map((need, index) => (index < 3 ? { ...need, attributes: { q1: '1', q2: '1' } } : need)),
      ...rest,
      quotas: [...rest.quotas, { name: 'Sortants de l’ASE', where: { q2: ['1'] }, class: null, min: null, max: 2 }],
    }))
    expect(answer.status).toBe(422)
    expect(wordsOf(answer.text)).toContain('Sortants de l’ASE » désigne moins de cinq familles')
  })

  test('a month that fewer than five of those whom the same names describe share', async () => {
    const answer = await changed(({ needs, ...rest }) => ({
      needs: needs.map((need, index) => (index < 2 ? { ...need, since: '2025-11-01' } : need)),
      ...rest,
    }))
    expect(answer.status).toBe(422)
    expect(wordsOf(answer.text)).toContain('« Ordinateur, Harnes et 2025-11 » désigne moins de cinq familles')
    expect(wordsOf(answer.text)).toContain('figez un autre passage')
  })

  test('fewer than five families in all', async () => {
    const answer = await changed(({ needs, ...rest }) => ({ needs: needs.slice(0, 4), ...rest }))
    expect(wordsOf(answer.text)).toContain('moins de cinq familles')
  })

  test.each([
    ['a day', { since: '2026-03-14' }],
    ['a field that no replay needs', { name: 'Famille A' }],
    ['an attribute in words', { attributes: { q1: 'RSA' } }],
    ['an identifier that is no pseudonym', { id: 'famille-a' }],
  ])('%s of a need', async (_, wrong) => {
    const answer = await changed(({ needs: [first, ...others], ...rest }) => ({
      needs: [{ ...first, ...wrong }, ...others],
      ...rest,
    }))
    expect(answer.status).toBe(422)
    expect(wordsOf(answer.text)).toContain('besoin n° 1')
  })

  test('a list that is no longer the one that was frozen', async () => {
    await hashed('a'.repeat(64))
    const answer = await publish(run)
    expect(wordsOf(answer.text)).toContain('n’est plus celle qui a été figée')
    expect(await site.owner('select from app.run_publication where run_id = $1', [run])).toEqual([])
  })
})
