import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { newId } from '#platform/db/id.ts'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { decidedRun, linesOf, quotaOf, supplyOf } from './sheet.testing.ts'

const site = await testSite()
const run = await decidedRun(site, 8)
const pageOf = async (at: number) => (await site.as('claire').get(run.path(at))).text
const read = async (at: number) => linesOf((await pageOf(at)).split('class="heading"')[1] ?? '')
/** The first question of each sheet: five places at Harnes, points from 9 down to 2. */
const simple = {
  wishes: [9, 8, 7, 6, 5, 4, 3, 2].map((points) => ({ points })),
  supply: [supplyOf(20)],
  quotas: [quotaOf('q1', 'Harnes', 5)],
}

const next = [
  '# Et maintenant ?',
  'Vous restez sur la liste. Vous n’avez rien à refaire.',
  'Une place se libère ? Elle va à la famille suivante, dans le même ordre.',
  'Votre situation change ? Dites-le à la personne qui vous suit.',
]
const nextServed = [
  '# Et maintenant ?',
  'Nous vous appelons pour fixer le jour de la remise.',
  'Votre numéro a changé ? Dites-le-nous.',
]
const decided = [
  '# Qui a décidé ?',
  expect.stringMatching(/^Commission d’attribution, le \S+ \S+ \S+ \d{4}\.$/),
  'Un calcul a proposé qui servir, avec des règles écrites. Il n’a rien décidé.',
  'Règles adoptées par : Comité de programme, le jeudi 1er octobre 2026.',
]
const rest = [
  '# Vous n’êtes pas d’accord ?',
  'Dites-le-nous, par écrit ou en venant.',
  'Cela s’appelle un recours. Une personne regarde votre dossier, sans le calcul.',
  'Vous pouvez aussi saisir un juge. Un point-justice vous aide, gratuitement.',
  '# Ce que dit la loi',
  'Cette décision a été prise avec l’aide d’un calcul, un « traitement algorithmique ».',
  'Son but : mettre les demandes dans l’ordre quand le matériel manque.',
  'Vous avez le droit de connaître ses règles, et comment elles ont joué pour vous.',
  'Demandez-les-nous, c’est gratuit.',
  'Pas de réponse après un mois ? Vous avez deux mois pour écrire à la CADA (cada.fr).',
  'Articles L. 311-3-1, R. 311-3-1-1 et R. 311-3-1-2 du code des relations entre le public et l’administration.',
  '# Vérifier',
  expect.stringMatching(/^Votre code : (?:[0-9a-f]{4} ){3}[0-9a-f]{4}\. Il ne dit pas qui vous êtes\.$/),
  expect.stringMatching(/^Avec lui, retrouvez votre ligne : \S+\/attributions-publiques/),
  '# Nous joindre',
  'Les Passerelles',
]
const waits = ['Votre demande attend encore', 'Pas cette fois. Vous avez demandé : ordinateur.', '# Pourquoi ?']
const serves = ['Votre demande est acceptée', 'Oui. Vous recevrez : ordinateur.', '# Pourquoi ?']
const notEnough = 'Il n’y en a pas assez pour tout le monde.'
const placed = (points: number, since = 'mars 2026', among: string[] = []) => [
  '# Votre place',
  'Vous êtes en priorité 1 sur 2 : « Aucun ordinateur et un examen cette année ».',
  `Votre besoin compte depuis ${since}.`,
  ...among,
  `# Vous avez ${points} points`,
  `Un parent seul : ${points} points.`,
]
const changes = '# Qu’est-ce qui aurait changé la réponse ?'
const noPromise = 'C’est vrai de ce passage. Ce n’est pas une promesse pour le suivant.'
const end = [...decided, ...rest]

test('served: the answer, the line, the points with their reasons, what comes next, who decided, how to appeal, the law', async () => {
  await run.write(simple)
  expect(await read(0)).toEqual([
    ...serves,
    'La dernière famille servie à Harnes avait 5 points ; vous en avez 9.',
    ...placed(9),
    ...nextServed,
    ...end,
  ])
})

test('waiting for a place: which quota is full, its place among those who wait, what would have changed the answer', async () => {
  await run.write({ ...simple, quotas: [quotaOf('q1', 'Harnes', 3)] })
  expect(await read(6)).toEqual([
    ...waits,
    notEnough,
    'Les 3 places de Harnes sont prises.',
    'La dernière famille servie à Harnes avait 7 points ; vous en avez 3.',
    ...placed(3, 'mars 2026', ['Vous êtes la 4e famille sur 5 qui attendent à Harnes.']),
    changes,
    'Avec 4 places de plus à Harnes, votre tour serait venu.',
    expect.stringMatching(/^Avec [45] points de plus, votre demande passait avant la dernière famille servie\.$/),
    noPromise,
    ...next,
    ...end,
  ])
})

test('waiting for stock: nothing is left to give', async () => {
  await run.write({ ...simple, supply: [supplyOf(7)], quotas: [quotaOf('q1', 'Harnes', 40)] })
  expect(await read(7)).toEqual([
    ...waits,
    'Tout le matériel qui vous convient est déjà donné.',
    'La dernière famille servie à Harnes avait 3 points ; vous en avez 2.',
    ...placed(2, 'mars 2026', ['Vous êtes la 1re famille qui attend à Harnes.']),
    changes,
    'Avec un appareil de plus, votre tour serait venu.',
    expect.stringMatching(/^Avec [12] points? de plus, votre demande passait avant la dernière famille servie\.$/),
    noPromise,
    ...next,
    ...end,
  ])
})

test('two full quotas: both are named; a line that fewer than five families share is not said', async () => {
  await run.write({
    ...simple,
    quotas: [quotaOf('q1', 'Harnes : ordinateurs', 6), quotaOf('q2', 'Élèves', 1)],
    wishes: simple.wishes.map((wish, at) => ({ ...wish, quotas: at % 4 === 1 ? ['q1', 'q2'] : ['q1'] })),
  })
  expect(await read(5)).toEqual([
    ...waits,
    notEnough,
    'Les 6 places d’ordinateur à Harnes sont prises.',
    'La seule place du quota « Élèves » est prise.',
    'Nous ne disons pas qui a été servi en dernier : trop peu de familles sont dans votre cas.',
    'D’autres familles avaient plus de points.',
    ...placed(4, 'mars 2026', [
      'Vous êtes la 1re famille qui attend dans votre groupe.',
      'Votre groupe : les familles qui demandent la même chose et dépendent des mêmes places.',
    ]),
    changes,
    'Il aurait fallu des places à la fois à Harnes et dans le quota « Élèves ».',
    noPromise,
    ...next,
    ...end,
  ])
})

test('as many points: the older need comes first, and both months are said', async () => {
  const wishes = [1, 1, 1, 1, 2, 3, 4, 5].map((month) => ({ points: 4, since: `2026-0${month}-01` }))
  await run.write({ ...simple, wishes })
  expect(await read(5)).toEqual([
    ...waits,
    notEnough,
    'Les 5 places de Harnes sont prises.',
    'La dernière famille servie à Harnes avait 4 points, comme vous.',
    'À points égaux, le besoin le plus ancien passe avant.',
    'Son besoin date de février 2026, le vôtre de mars 2026.',
    ...placed(4, 'mars 2026', ['Vous êtes la 1re famille qui attend à Harnes.']),
    changes,
    'Avec une place de plus à Harnes, votre tour serait venu.',
    'Avec 1 point de plus, votre demande passait avant la dernière famille servie.',
    noPromise,
    ...next,
    ...end,
  ])
})

test('as many points and the same month: the draw, its numbers, and how anybody draws them again', async () => {
  const { isServed, found } = await run.write({ ...simple, wishes: simple.wishes.map(() => ({ points: 4 })) })
  const numberOf = (at: number) =>
    createHash('sha256').update(`Loto : 4 8 15\n${run.needs[at]?.pseudonym}`).digest('hex').slice(0, 12)
  const loser = [0, 1, 2, 3, 4, 5, 6, 7]
    .filter((at) => !isServed(at))
    .sort((a, b) => (numberOf(a) < numberOf(b) ? -1 : 1))[0] as number
  expect(await read(loser)).toEqual([
    ...waits,
    notEnough,
    'Les 5 places de Harnes sont prises.',
    'La dernière famille servie à Harnes avait 4 points, comme vous.',
    'Les deux besoins datent du même mois : un tirage au sort a décidé.',
    `Le plus petit numéro passe : le sien est ${found.cutoffs[0]?.lastServed?.lottery}, le vôtre ${numberOf(loser)}.`,
    'Chacun peut refaire ces numéros. Demandez-nous comment.',
    ...placed(4, 'mars 2026', ['Vous êtes la 1re famille qui attend à Harnes.']),
    changes,
    'Avec une place de plus à Harnes, votre tour serait venu.',
    'Avec 1 point de plus, votre demande passait avant la dernière famille servie.',
    noPromise,
    ...next,
    ...end,
  ])
  const detail = (await site.as('claire').get(`${run.path(loser)}/detail`)).text
  for (const said of [run.needs[loser]?.pseudonym, numberOf(loser), 'Loto : 4 8 15', 'sha256sum | cut -c1-12'])
    expect(detail).toContain(said)
})

test('a kit whose name is hidden from the public is named to the family that asked for it', async () => {
  await run.write({
    wishes: simple.wishes.map(({ points }) => ({ points, kit: 'Équipement protégé n° 1' })),
    supply: [supplyOf(20, ['Équipement protégé n° 1'])],
    quotas: simple.quotas,
  })
  await site.owner(
    `insert into app.run_document (run_id, organisation_id, kind, content) values ($1, $2, 'names', $3)`,
    [
      run.run,
      organisationId('claire'),
      JSON.stringify({ quotas: [], kinds: [['Équipement protégé n° 1', 'Plage braille']], classes: [] }),
    ],
  )
  expect(await read(0)).toContain('Oui. Vous recevrez : plage braille.')
  expect(await pageOf(0)).not.toContain('protégé')
  const household = run.needs[0]?.household
  expect(household).toBeDefined()
  expect((await site.as('claire').get(`/familles/${household}`)).text).toContain('Plage braille')
})

test('nothing in stock suits: neither points nor places are said to change it', async () => {
  await run.write({ ...simple, wishes: simple.wishes.map((wish, at) => (at ? wish : { ...wish, kit: 'Connexion' })) })
  expect(await read(0)).toEqual([
    ...waits.map((line) => line.replace('ordinateur.', 'connexion.')),
    'Rien de ce qui est en stock ne convient à votre demande.',
    ...placed(9, 'mars 2026', ['Vous êtes la 1re famille qui attend à Harnes pour la même demande.']),
    changes,
    'Du matériel qui convient à votre demande.',
    ...next,
    ...end,
  ])
})

test('an earlier priority comes before any points, and nothing is said of more of them', async () => {
  await run.write({ ...simple, wishes: simple.wishes.map((wish, at) => ({ ...wish, stratum: at < 5 ? 1 : 2 })) })
  const text = await read(5)
  expect(text).toContain('La dernière famille servie à Harnes est en priorité 1 ; vous êtes en priorité 2.')
  expect(text).toContain('La priorité compte avant les points.')
  expect(text.join()).not.toMatch(/points? de plus/)
})

const derogate = (at: number, way: 'in' | 'out', why: string) =>
  site.owner(
    `with d as (insert into app.derogation (id, organisation_id, run_id, run_need_id, way, why, said_by, said_at) values ($1, $2, $3, $4, $5, $6, 'Claire', now()))
     update app.run_need set final = case $5 when 'in' then 'served' else 'waiting' end where id = $4`,
    [newId(), organisationId('claire'), run.run, run.needs[at]?.id, way, why],
  )

test('derogations: each family reads its own, with its reason, and nothing of the other', async () => {
  await run.write(simple)
  await derogate(6, 'in', 'Un incendie a tout détruit en octobre')
  await derogate(4, 'out', 'La famille a reçu un ordinateur d’une voisine.')
  expect(await read(6)).toEqual([
    ...serves,
    'Le calcul proposait d’attendre. La commission a décidé autrement : c’est une dérogation.',
    'Voici la raison qu’elle a écrite : « Un incendie a tout détruit en octobre »',
    ...placed(3),
    ...nextServed,
    ...end,
  ])
  expect(await read(4)).toEqual([
    ...waits,
    'Le calcul proposait de vous servir. La commission a décidé autrement : c’est une dérogation.',
    'Voici la raison qu’elle a écrite : « La famille a reçu un ordinateur d’une voisine. »',
    ...placed(5, 'mars 2026', ['Vous êtes la 1re famille qui attend à Harnes.']),
    ...next,
    ...end,
  ])
  expect((await read(5)).join()).not.toMatch(/dérogation|incendie|voisine/)
  await site.owner('delete from app.derogation where run_id = $1', [run.run])
})

test('united with another file: the answer is given there, once', async () => {
  await run.write(simple)
  await site.owner(`update app.run_need set gone = 'merged' where id = $1`, [run.needs[3]?.id])
  expect(await read(3)).toEqual([
    'Votre demande n’est plus sur la liste',
    'Votre dossier est réuni avec un autre de votre famille.',
    'La réponse est donnée là, une seule fois pour tous.',
    ...end,
  ])
  expect((await site.as('claire').get(`${run.path(3)}/lettre.pdf`)).status).toBe(404)
})

test('an appeal that was answered is told with its answer', async () => {
  await run.write(simple)
  await site.owner(
    `insert into app.appeal (id, organisation_id, run_need_id, received_on, grounds, state, answer, answered_on, written_by, written_at)
     values ($1, $2, $3, '2026-11-02', 'Nous avons trois enfants', 'rejected', 'Les trois enfants étaient comptés.', '2026-11-20', 'Claire', now())`,
    [newId(), organisationId('claire'), run.needs[7]?.id],
  )
  const text = await read(7)
  expect(text).toContain('Votre recours du lundi 2 novembre 2026 n’est pas accepté.')
  expect(text).toContain('La réponse : Les trois enfants étaient comptés.')
})

test('its sentences are short, and say no word of the trade', async () => {
  await run.write(simple)
  const law = (line: string) => /^(Articles|# |Commission|Règles adoptées|Avec lui)/.test(line)
  for (const at of [0, 5, 7])
    for (const line of (await read(at)).filter((one) => !law(one))) {
      for (const sentence of line.replace(/« .+ »/, '« »').split(/(?<=[.!?]) /))
        expect(sentence.split(' ').length, sentence).toBeLessThanOrEqual(15)
      expect(line).not.toMatch(
        /optim|dual|strat|lexico|contrainte|solveur|pondér|allocation|cellule|\bNaN\b|undefined|null/i,
      )
    }
})
