import type { ColumnToFill } from '#platform/tables/writeWorkbook.ts'
import { csv } from '#platform/web/csv.ts'
import { needKinds } from '../../households/words.ts'
import { templateOf } from '../../lists/template.ts'
import type { ListDoor } from './list.door.ts'

const yesNo = ['oui', 'non']

const columnsOf = ({ census, places, partner }: ListDoor): ColumnToFill[] => [
  ...(partner === null ? [{ title: 'Structure', width: 28 }] : []),
  { title: 'Nom', width: 28 },
  // A spreadsheet takes at most 255 characters of choices.
  { title: 'Commune', width: 24, ...(namesOf(places).join(',').length < 250 ? { choices: namesOf(places) } : {}) },
  ...census.kinds.map((kind) => ({ title: needKinds[kind], width: 16, choices: yesNo })),
  { title: 'Adultes', width: 10 },
  { title: 'Enfants', width: 10 },
  { title: 'Téléphone', width: 18 },
  { title: 'E-mail', width: 26 },
  { title: 'Langues', width: 18 },
  { title: 'Public', width: 22 },
  { title: 'Accord de la famille', width: 20, choices: yesNo },
]

const namesOf = (places: ListDoor['places']) =>
  places.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b, 'fr'))

/** A list to fill, with the communes and the needs of its census. */
export const workbookTemplate = (door: ListDoor): Promise<Response> =>
  templateOf('recensement', 'Familles', columnsOf(door))

/** The same as CSV. */
export const csvTemplate = (door: ListDoor): Response =>
  csv(
    'recensement.csv',
    columnsOf(door).map(({ title }) => title),
    [],
  )
