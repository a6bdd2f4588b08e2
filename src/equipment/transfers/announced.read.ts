import { type Mapping, proposeColumns } from '#platform/tables/columns.ts'
import { inSlices } from '#platform/tables/inSlices.ts'
import type { List } from '#platform/tables/list.ts'
import { type DeviceDraft, readCell } from '../devices/inventory.cell.ts'
import { type Twins, twinOf } from '../devices/inventory.twins.ts'
import { type Register, type School, schoolMeant, type Unclear } from './announced.schools.ts'
import { type AnnouncedField, targets } from './announced.targets.ts'

/** One line of a list: the device and its school, or the sentence that says why it is not taken. */
export type AnnouncedRow = {
  line: number
  draft: DeviceDraft
  school: School | null
  className: string | null
  refusal: string | null
}

export type AnnouncedList = { rows: AnnouncedRow[]; unclear: Unclear[] }

/** What the columns give: what was said of the same titles, else what titles and cells tell. */
export const columnsOf = (list: List, remembered: Mapping<AnnouncedField> | null): Mapping<AnnouncedField> =>
  remembered?.length === list.header.length
    ? remembered
    : proposeColumns(
        list.header,
        list.rows.slice(0, 50).map(({ cells }) => cells),
        targets,
      )

const empty: DeviceDraft = {
  ...{ kind: 'tablet', brand: '', model: '', serial: null, inventory_tag: null },
  ...{ acquired_on: null, value_cents: null, note: '' },
}
const noDates = { dates: { order: 'day first' as const, proved: false }, today: '' }

/** Reads a list of devices and of the schools they go to. What is refused says why; a school that is not understood is asked for. */
export async function readAnnounced(
  list: List,
  columns: Mapping<AnnouncedField>,
  register: Register,
): Promise<AnnouncedList> {
  const at = (field: AnnouncedField) => columns.indexOf(field)
  const [serial, tag, kind, brand, model] = [at('serial'), at('tag'), at('kind'), at('brand'), at('model')]
  const [uai, name, className] = [at('uai'), at('school'), at('class')]
  const twins: Twins = { serials: new Map(), tags: new Map() }
  const unclear = new Map<string, Unclear>()
  const rows = await inSlices(list.rows, ({ line, cells }): AnnouncedRow => {
    const draft = { ...empty }
    const why: string[] = []
    const read = (field: 'serial' | 'inventory_tag' | 'kind' | 'brand' | 'model', column: number) => {
      const cell = column < 0 ? '' : (cells[column] ?? '')
      if (cell === '') return
      const found = readCell(field, cell, noDates)
      if (found.level === 'refused') why.push(found.why)
      else Object.assign(draft, found.draft)
    }
    read('serial', serial)
    read('inventory_tag', tag)
    read('kind', kind)
    read('brand', brand)
    read('model', model)
    const called = (cells[className] ?? '').trim()
    const row = { line, draft, school: null, className: called ? called.slice(0, 30) : null }
    if (why.length > 0) return { ...row, refusal: why.join(' ') }
    if (!draft.serial && !draft.inventory_tag)
      return { ...row, refusal: 'Cette ligne n’a ni numéro de série ni numéro d’inventaire.' }
    const twin = twinOf(line, draft, twins)
    if (twin?.level === 'refused') return { ...row, refusal: twin.why }
    const school = schoolMeant(register, cells[uai] ?? '', cells[name] ?? '')
    if (!school) return { ...row, refusal: 'Cette ligne ne dit pas quel établissement.' }
    if ('id' in school) return { ...row, school, refusal: null }
    const before = unclear.get(school.key)
    unclear.set(school.key, { ...school, rows: (before?.rows ?? 0) + 1 })
    return {
      ...row,
      refusal:
        school.among.length > 1
          ? `Plusieurs établissements s’appellent « ${school.said} ».`
          : `« ${school.said} » n’est pas un établissement connu.`,
    }
  })
  return { rows, unclear: [...unclear.values()] }
}
