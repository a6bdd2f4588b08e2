import { refused } from '#platform/access/refusal.ts'
import { rememberColumns } from '#platform/tables/columns.store.ts'
import { columnField } from '#platform/tables/columns.ts'
import { ColumnsView } from '#platform/tables/columns.view.tsx'
import { sayOfList } from '#platform/tables/upload.store.ts'
import { counted } from '#platform/ui/counted.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { allow, found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { lotAsked } from '../donations/lot.pages.tsx'
import { columnsForm, columnsSaid, lackOf, type NoteField, noteFields } from './note.columns.ts'
import { CountsForm, countsIn, UploadForm } from './note.form.ts'
import { readNote } from './note.read.ts'
import { refusalToNote } from './note.rules.ts'
import { noteOf } from './note.store.ts'
import { rehearseNote, takeNote } from './note.take.store.ts'
import { typeNote } from './note.typed.store.ts'
import { DryRunView } from './noteDryRun.view.tsx'
import { keepNoteFile, noteFile, purpose } from './noteUpload.store.ts'
import { UploadView } from './noteUpload.view.tsx'

const url = '/dons/:id/bordereau'
const COUNTS = ['refurbisher'] as const

/** The note of a lot: deposited, its columns said, read over, then taken. */
export const noteUploadPages = routes()
  .get(`${url}/liste`, COUNTS, (c) => upload(c))
  .post(`${url}/liste`, COUNTS, keep, { maxBytes: 20_000_000 })
  .post(`${url}/quantites`, COUNTS, typeCounts)
  .get(`${url}/liste/:list`, COUNTS, (c) => dryRun(c))
  .post(`${url}/liste/:list`, COUNTS, take)
  .get(`${url}/liste/:list/colonnes`, COUNTS, (c) => columns(c))
  .post(`${url}/liste/:list/colonnes`, COUNTS, sayColumns)

/** The lot and its note, once its lines may be said. */
async function noting(c: Page) {
  const lot = await lotAsked(c)
  const note = await noteOf(c.var.by, lot.id)
  allow(refusalToNote(c.var.member, lot, note?.state ?? null))
  return { lot, note }
}

async function waiting(c: Page) {
  const { lot, note } = await noting(c)
  const kept = found(await noteFile(c.var.by, lot.id, c.req.param('list') ?? ''))
  return { lot, note, kept, fields: kept.said.columns as (NoteField | null)[] }
}

const page = (lot: { id: string; title: string }, title: string, failed: boolean) => ({
  title,
  crumbs: [
    ['Dons', '/dons'],
    [lot.title, `/dons/${lot.id}`],
    ['Bordereau', `/dons/${lot.id}/bordereau`],
  ] as const,
  status: (failed ? 422 : 200) as 200 | 422,
})

async function upload(c: Page, values: Typed = {}, errors: Errors | null = null, counting = false) {
  const { lot, note } = await noting(c)
  const corrected = Boolean(note?.file_name)
  return c.render(
    <UploadView {...{ lotId: lot.id, corrected, values, errors, counting }} />,
    page(lot, 'Bordereau de livraison', errors !== null),
  )
}

async function keep(c: Page) {
  const { lot } = await noting(c)
  const form = await readForm(c, UploadForm)
  if (form.errors) return upload(c, {}, form.errors)
  const kept = await keepNoteFile(c.var.by, lot.id, form.values.list)
  if (refused(kept)) return upload(c, {}, { list: kept.refusal })
  return c.redirect(`/dons/${lot.id}/bordereau/liste/${kept.id}${kept.sure ? '' : '/colonnes'}`, 303)
}

async function typeCounts(c: Page) {
  const { lot } = await noting(c)
  const form = await readForm(c, CountsForm)
  if (form.errors) return upload(c, form.values, form.errors, true)
  const counts = countsIn(form.values)
  if (counts.length === 0) return upload(c, form.typed, { 'n.laptop': 'Donnez au moins un nombre.' }, true)
  const noted = await typeNote(c.var.by, lot.id, counts)
  if (refused(noted)) return upload(c, form.typed, { form: noted.refusal }, true)
  flash(c, `${counted(noted.machines, 'appareil attendu', 'appareils attendus')}.`)
  return c.redirect(`/dons/${lot.id}/bordereau`, 303)
}

async function dryRun(c: Page, refusal: string | null = null) {
  const { lot, note, kept, fields } = await waiting(c)
  if (lackOf(fields)) return c.redirect(`/dons/${lot.id}/bordereau/liste/${kept.id}/colonnes`, 303)
  const read = await readNote(kept.list, fields)
  const same = Boolean(note?.sha256?.equals(kept.sha256))
  const diff = note ? await rehearseNote(c.var.by, note, read.rows) : null
  return c.render(
    <DryRunView {...{ lotId: lot.id, kept, read, diff, same, refusal }} />,
    page(lot, 'Relire le bordereau', refusal !== null),
  )
}

async function take(c: Page) {
  const { lot, kept, fields } = await waiting(c)
  const { rows } = await readNote(kept.list, fields)
  const noted = await takeNote(c.var.by, lot.id, kept, rows)
  if (refused(noted)) return dryRun(c, noted.refusal)
  flash(c, `${counted(noted.machines, 'appareil attendu', 'appareils attendus')}.`)
  return c.redirect(`/dons/${lot.id}/bordereau`, 303)
}

async function columns(c: Page, said?: Typed, errors: Errors | null = null) {
  const { lot, kept, fields } = await waiting(c)
  const chosen = said ? kept.list.header.map((_, at) => String(said[columnField(at)] ?? '') || null) : fields
  return c.render(
    <ColumnsView
      {...{ kept, mapping: chosen, errors, back: `/dons/${lot.id}/bordereau/liste` }}
      options={Object.entries(noteFields)}
      words={['le bordereau', 'au prochain bordereau']}
    />,
    page(lot, 'Les colonnes du bordereau', errors !== null),
  )
}

async function sayColumns(c: Page) {
  const { by } = c.var
  const { lot, kept } = await waiting(c)
  const form = await readForm(c, columnsForm(kept.list.header.length))
  if (form.errors) return columns(c, form.values, form.errors)
  const said = columnsSaid(form.values, kept.list.header)
  if (!Array.isArray(said)) return columns(c, form.typed, said as Errors)
  await sayOfList(by, kept.id, { ...kept.said, columns: said })
  await rememberColumns(by.db, by.member.organisationId, purpose.purpose, kept.list.header, said, by.now)
  return c.redirect(`/dons/${lot.id}/bordereau/liste/${kept.id}`, 303)
}
