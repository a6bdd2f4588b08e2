import { expect, test } from 'vitest'
import { sayNumber } from '#platform/ui/counted.ts'
import { testSite } from '#testing/testSite.ts'

// A campaign whole: a hundred structures answer by link, by a list of families or on paper; the page is checked against a hand count.
const site = await testSite({ now: () => new Date('2026-11-25T09:00:00Z') })
const claire = site.as('claire')
const communes = { 62413: 'Harnes', 62771: 'Sallaumines', 62498: 'Lens' } as const
const codes = Object.keys(communes)
const kinds = { computer: 'Un ordinateur', connection: 'Une connexion', skills: 'Apprendre à s’en servir' } as const
const names = Object.keys(kinds) as (keyof typeof kinds)[]
/** Numbers that are even enough and always the same. */
const drawn = (n: number, most: number) => (n * 7919 + 104_729) % (most + 1)

const opened = await claire.post('/recensements/nouveau', {
  title: 'Cent structures',
  closes_on: '2026-12-15',
  kinds: names,
  communes: 'Harnes 62440\nSallaumines\nLens 62300',
})
const census = opened.location ?? ''
const expected = new Map<string, number>()
const expects = (commune: string, kind: string, people: number) =>
  expected.set(`${commune} ${kind}`, (expected.get(`${commune} ${kind}`) ?? 0) + people)

/** The numbers of one structure, as a form sends them; they are added up by hand at the same time. */
function numbersOf(n: number): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [c, commune] of codes.entries())
    for (const [k, kind] of names.entries()) {
      const people = drawn(n * 9 + c * 3 + k, 12)
      if (people === 0) continue
      fields[`n.${commune}.${kind}`] = String(people)
      expects(commune, kind, people)
    }
  return fields
}

/** Six families of one structure, in its own words. */
function listOf(n: number): string {
  const rows = Array.from({ length: 6 }, (_, row) => {
    const commune = codes[drawn(n + row, 2)] as keyof typeof communes & string
    const needs = names.filter((_, k) => k === row % 3 || drawn(n + row + k, 3) === 0)
    for (const kind of needs) expects(commune, kind, 1)
    const ticked = names.map((kind) => (needs.includes(kind) ? 'x' : ''))
    return [
      `Famille ${letters(n)} ${letters(row)}`,
      communes[Number(commune) as keyof typeof communes],
      ...ticked,
      'oui',
    ]
  })
  return `\uFEFFNom de la famille;Ville;Ordinateur;Internet;Formation;Accord\r\n${rows.map((row) => row.join(';')).join('\r\n')}\r\n`
}
const letters = (n: number) => `${String.fromCharCode(65 + Math.floor(n / 26))}${String.fromCharCode(97 + (n % 26))}ska`

test('a hundred structures answer by link, by list and on paper: each figure of the page is the one counted by hand', async () => {
  await claire.post(`${census}/inviter`, {
    partners: Array.from({ length: 90 }, (_, n) => `Structure ${n} ; s${n}@exemple.test`).join('\n'),
  })
  const mailed = await site.owner<{ link: string; email: string }>('select link, email from app.outbox order by id')
  const links = new Map(mailed.map(({ email, link }) => [email, link]))
  for (let n = 0; n < 60; n++) {
    const answer = await site.anyone.post(links.get(`s${n}@exemple.test`) ?? '', { ...numbersOf(n), done: 'oui' })
    expect(answer.status).toBe(303)
  }
  for (let n = 60; n < 90; n++) {
    const list = new File([listOf(n)], 'familles.csv')
    const kept = await site.anyone.post(`${links.get(`s${n}@exemple.test`)}/liste`, { list })
    const taken = await site.anyone.post(kept.location ?? '', { choice: 'all' })
    expect([kept.status, taken.status, taken.status === 303 || taken.text]).toEqual([303, 303, true])
  }
  for (let n = 90; n < 100; n++) {
    const typed = await claire.post(`${census}/feuille/saisie`, { partner: `Épicerie ${n}`, ...numbersOf(n) })
    expect(typed.status).toBe(303)
  }
  const read = (await claire.get(`${census}/chiffres.csv`)).text.replace('\uFEFF', '').trim().split('\r\n').slice(1)
  const figures = read.map((line) => {
    const [, commune, kind, declared, named, needed] = line.split(';').map((cell) => cell.replace(/^"|"$/g, ''))
    return [
      `${commune} ${names.find((one) => kinds[one] === kind)}`,
      Number(needed),
      Number(declared) + Number(named),
    ] as const
  })
  const byHand = [...expected].toSorted()
  expect(figures.map(([where, needed]) => [where, needed]).toSorted()).toEqual(byHand)
  expect(figures.map(([where, , both]) => [where, both]).toSorted()).toEqual(byHand)
  const page = (await claire.get(census)).text
  for (const kind of names) {
    const whole = byHand.filter(([where]) => where.endsWith(` ${kind}`)).reduce((sum, [, people]) => sum + people, 0)
    expect(page).toContain(`<b>${sayNumber(whole)}</b>`)
  }
  expect(await site.owner('select count(*)::int as n from app.census_invitation')).toEqual([{ n: 100 }])
  expect(await site.owner('select count(*)::int as n from app.census_family')).toEqual([{ n: 180 }])
}, 240_000)
