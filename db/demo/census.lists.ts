import { targetsOf } from '#needs/lists/list.targets.ts'
import { headingsOf } from '#platform/tables/columns.store.ts'
import { proposeColumns } from '#platform/tables/columns.ts'
import { type List, packList } from '#platform/tables/list.ts'
import type { Row } from './demo.ts'
import type { Scene } from './scene.ts'

/** What the desk of a structure wrote down for itself, with the slips of the pen that lists have. */
const families: readonly (readonly string[])[] = [
  ['Famille Wasilewski', 'Lens', 'ordinateur et internet', '06 39 98 12 01', '2', '3', 'oui', ''],
  ['Mme Bouchra Amrani', 'lens 62300', 'PC', '639981202', '1', '2', 'oui', 'préfère le matin'],
  ['M. Lecomte', 'Avion', 'formation', '', '1', '0', 'oui', ''],
  ['Famille Delattre', 'Harne', 'une tablette', '06 39 98 12 04', '2', '1', 'oui', ''],
  ['Mme Joly', 'Sallaumines', 'apprendre à s’en servir', '03 21', '1', '0', 'oui', ''],
  ['Famille Mansouri', 'Montigny en Gohelle', 'wifi', '06 39 98 12 06 / 06 39 98 12 07', '2', '4', 'oui', ''],
  ['M. et Mme Carlier', 'Courrières', 'ordinateur', '06 39 98 12 08', '2', '', 'non', 'à rappeler'],
  ['Mme Tessier', 'Noyelles', 'connexion', '06 39 98 12 09', '1', '1', 'oui', ''],
  ['Famille Wasilewski', 'Lens', 'ordinateur', '06 39 98 12 01', '', '', 'oui', ''],
]
const header = ['Nom', 'Ville', 'Besoin', 'Tél.', 'Adultes', 'Enfants', 'Accord', 'Remarque du bureau']
const fields = [
  'name',
  'commune',
  'phone',
  'email',
  'adults',
  'children',
  'kinds',
  'computer',
  'connection',
  'skills',
  'agreed',
] as const

/** Two structures answered by their own spreadsheet; a third one's list waits to be read over by its coordination. */
export function inventLists(scene: Scene, census: string, seenFrom: ReadonlyMap<string, string>): void {
  const { demo, claire } = scene
  const { clock } = demo
  const organisation_id = claire.organisation.id
  const silent = ((demo.tables.get('census_invitation') ?? []) as Row<'census_invitation'>[]).filter(
    (one) => !one.opened_at,
  )
  const [first, second, waiting] = silent
  for (const asked of [first, second]) if (asked) answerByList(scene, census, asked, seenFrom.get(asked.id) ?? '')
  const list: List = { header, rows: families.map((cells, at) => ({ line: at + 2, cells: [...cells] })), notes: [] }
  const columns = proposeColumns(header, families, targetsOf(fields))
  const kept_at = clock.ago(1)
  demo.add('column_mapping', {
    ...{ organisation_id, purpose: 'census', headings: headingsOf(header), said_at: kept_at },
    fields: columns as never,
  })
  demo.add('list_upload', {
    ...{ id: demo.id(kept_at), organisation_id, purpose: 'census', census_id: census, kept_at },
    ...{ partner: waiting?.partner ?? 'Épicerie solidaire', name: 'suivi novembre.xlsx' },
    ...packList(list),
    said: { columns, communes: {} } as never,
  })
}

const LATER = 5

/** Structures that sent their spreadsheet later than the others. */
export function inventLaterLists(scene: Scene): void {
  const rows = <T extends 'census' | 'census_invitation' | 'list_upload'>(table: T) =>
    (scene.demo.tables.get(table) ?? []) as Row<T>[]
  const [census] = rows('census')
  if (!census) return
  const waiting = rows('list_upload').map(({ partner }) => partner)
  const silent = rows('census_invitation').filter(
    ({ opened_at, answered_at, partner }) => !opened_at && !answered_at && !waiting.includes(partner),
  )
  for (const asked of silent.slice(0, LATER))
    answerByList(scene, census.id, asked, scene.demo.random.pick(census.communes as string[]))
}

/** A spreadsheet that counts people of one commune, taken in behind the link of its structure. */
function answerByList({ demo, claire }: Scene, census: string, asked: Row<'census_invitation'>, commune: string): void {
  const { clock, random } = demo
  const at = clock.ago(random.int(3, 20))
  Object.assign(asked, { opened_at: at, answered_at: at, came_by: 'list' })
  let people = 0
  for (const [kind, declared] of [
    ['computer', random.int(3, 12)],
    ['skills', random.int(8, 24)],
  ] as const) {
    demo.add('census_count', {
      ...{ organisation_id: claire.organisation.id, invitation_id: asked.id, commune, kind, declared },
    })
    people += declared
  }
  const data = { lines: 1, known: 0, refused: 0, people, families: 0, invitation: asked.id }
  demo.note({ ...claire, id: null, name: asked.partner }, at, {
    act: 'census.list_taken_in',
    subject: ['census', census],
    to: 'answered',
    data,
  })
}
