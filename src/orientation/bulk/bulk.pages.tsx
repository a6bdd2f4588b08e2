import { lackOf } from '#needs/lists/columns.form.ts'
import { refusedRows } from '#needs/lists/list.report.ts'
import type { ListField } from '#needs/lists/list.targets.ts'
import { meaningRoutes, type Waiting } from '#needs/lists/meaning.tsx'
import { columnsOf, listIn, MOST_BYTES } from '#needs/lists/upload.ts'
import { refused } from '#platform/access/refusal.ts'
import { rememberColumns, rememberedColumns } from '#platform/tables/columns.store.ts'
import { type KeptList, keepList, listSeenBy, sayOfList, waitingLists } from '#platform/tables/upload.store.ts'
import { counted } from '#platform/ui/counted.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { sends } from '../prescriptions/prescription.rules.ts'
import { ownCommune, receiversFor } from '../prescriptions/receiver.store.ts'
import { bulkFields, bulkLimits } from './bulk.columns.ts'
import { BulkForm, sendForm } from './bulk.form.ts'
import { BulkSent } from './bulk.sent.tsx'
import { purpose, rehearse, sendList, whyRefused } from './bulk.store.ts'
import { bulkTemplate } from './bulk.template.ts'
import { BulkUpload } from './bulk.upload.tsx'
import { BulkDryRun } from './bulk.view.tsx'

/** Several orientations from one's own spreadsheet: read over, then sent by the acts of one. */
const url = '/orientations/liste'
export const bulkPages = routes()
  .get(url, sends, (c) => ask(c))
  .post(url, sends, keep, { maxBytes: MOST_BYTES })
  .get(`${url}/modele.xlsx`, sends, bulkTemplate, { plain: true })
  .get(`${url}/:list`, sends, (c) => show(c))
  .post(`${url}/:list`, sends, sendOff)
  .get(`${url}/:list/refusees.csv`, sends, refusedOnes, { plain: true })

/** What a list of orientations means, said by whoever sent it. */
export const bulkMeaningPages = meaningRoutes(url, sends, waiting)

const page = (title: string, errors: Errors | null = null) => ({
  title,
  crumbs: [['Orientations', '/orientations']] as const,
  status: (errors ? 422 : 200) as 200 | 422,
})

const asked = async (c: Page): Promise<KeptList> =>
  found(await listSeenBy(c.var.by, c.req.param('list') ?? '', purpose))

async function ask(c: Page, values: Typed = {}, errors: Errors | null = null) {
  const own = await ownCommune(c.var.by)
  const [receivers, lists] = await Promise.all([
    receiversFor(c.var.by, own?.insee ?? ''),
    waitingLists(c.var.by, purpose),
  ])
  return c.render(
    <BulkUpload {...{ receivers, lists, values, errors, now: c.var.now }} />,
    page('Orienter plusieurs personnes', errors),
  )
}

async function keep(c: Page) {
  const { by } = c.var
  const form = await readForm(c, BulkForm)
  if (form.errors) return ask(c, form.values, form.errors)
  const { list: file, to, agreed, parents } = form.values
  const receivers = await receiversFor(by, (await ownCommune(by))?.insee ?? '')
  if (!receivers.some(({ value }) => value === to))
    return ask(c, form.typed, { to: 'Choisissez à qui vous adressez ces familles.' })
  const list = await listIn(file, bulkLimits)
  if (refused(list)) return ask(c, form.typed, { list: list.refusal })
  const remembered = await rememberedColumns<ListField>(by.db, by.member.organisationId, purpose.purpose, list.header)
  const columns = columnsOf(list, remembered, bulkFields)
  const id = await keepList(
    by,
    file.name,
    list,
    { columns, communes: {}, more: { to, agreed, ...(parents && { parents }) } },
    purpose,
  )
  return c.redirect(`${url}/${id}${lackOf(columns, bulkFields) ? '/colonnes' : ''}`, 303)
}

async function show(c: Page, met: Typed = {}, errors: Errors | null = null) {
  const kept = await asked(c)
  if (kept.taken_in_at && !errors)
    return c.render(<BulkSent {...{ kept, now: c.var.now }} />, page('Orientations envoyées'))
  const rehearsed = await rehearse(c.var.by, kept, met as Record<string, string>)
  return c.render(<BulkDryRun {...{ kept, errors, ...rehearsed }} />, page('Relire la liste', errors))
}

async function sendOff(c: Page) {
  const kept = await asked(c)
  const form = await readForm(c, sendForm(kept.list.rows.map(({ line }) => line)))
  if (form.errors) return show(c, form.values, form.errors)
  const { choice, ...met } = form.values
  const sent = await sendList(c.var.by, kept.id, { choice, met: met as Record<string, string | undefined> })
  if (refused(sent)) return show(c, form.typed, { [sent.field ?? 'form']: sent.refusal })
  flash(c, `${counted(sent.sent, 'orientation est partie', 'orientations sont parties')}.`)
  return c.redirect(`${url}/${kept.id}`, 303)
}

async function waiting(c: Page): Promise<Waiting> {
  const { by } = c.var
  const kept = await asked(c)
  return {
    ...{ kept, page, fields: bulkFields, here: `${url}/${kept.id}`, back: url },
    unclear: async () => {
      const { unclear } = await rehearse(by, kept, {})
      return { unclear: unclear.filter(({ perhaps }) => perhaps.length > 0), places: [] }
    },
    mayMean: (insee) => /^\d[\dAB]\d{3}$/.test(insee),
    say: (said) => sayOfList(by, kept.id, said),
    remember: (header, columns) =>
      rememberColumns(by.db, by.member.organisationId, purpose.purpose, header, columns, by.now),
  }
}

async function refusedOnes(c: Page) {
  const kept = await asked(c)
  if (kept.taken_in_at) return refusedRows(kept.list, whyRefused(kept))
  const { rows } = await rehearse(c.var.by, kept, {})
  return refusedRows(
    kept.list,
    new Map(rows.flatMap((row) => (row.state === 'refused' ? [[row.line, row.refusal ?? ''] as const] : []))),
  )
}
