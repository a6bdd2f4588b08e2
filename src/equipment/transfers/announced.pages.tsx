import { z } from 'zod'
import { refusedRows } from '#needs/lists/list.report.ts'
import { MOST_BYTES } from '#needs/lists/upload.ts'
import { refused } from '#platform/access/refusal.ts'
import { rememberColumns, rememberedColumns } from '#platform/tables/columns.store.ts'
import { columnField, type Mapping } from '#platform/tables/columns.ts'
import { ColumnsView } from '#platform/tables/columns.view.tsx'
import { listOf } from '#platform/tables/list.ts'
import { readSpreadsheet } from '#platform/tables/readSpreadsheet.ts'
import { tooHeavy, usualLimits } from '#platform/tables/table.ts'
import { type KeptList, keepList, listSeenBy, sayOfList, waitingLists } from '#platform/tables/upload.store.ts'
import { counted } from '#platform/ui/counted.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { AnnouncedDryRun } from './announced.dryRun.tsx'
import { columnsOf } from './announced.read.ts'
import { registerFor, sayCalled } from './announced.schools.store.ts'
import { announceList, purpose, rehearse } from './announced.store.ts'
import { type AnnouncedField, lackOf, named, targets } from './announced.targets.ts'
import { AnnouncedUpload } from './announced.upload.tsx'
import { AnnouncedSchools, schoolField } from './announced.whichSchool.tsx'
import { slipCrumbs } from './transfer.pages.tsx'

/** Thousands of devices from the Département's own spreadsheet: read over, then announced, one slip a school. */
const url = '/transferts/liste'
const announces = ['coordinator'] as const

/** A word is no invoice: it has a number. */
const hasNumber = (said: string): boolean => said.trim().length >= 4 && /\d/.test(said)

const UploadForm = z.object({
  list: z.file({ error: 'Choisissez le fichier des appareils.' }),
  invoice: z
    .string({
      error: 'Écrivez le numéro de la facture ou du marché : c’est elle qui dit que ces appareils sont neufs.',
    })
    .max(120, 'Ce texte est trop long.')
    .refine(hasNumber, 'Recopiez le numéro entier de la facture ou du marché, avec ses chiffres.'),
})
const ChoiceForm = z.object({ choice: z.enum(['good', 'all']).default('all') })

const page = (title: string, errors: Errors | null = null) => ({
  title,
  crumbs: slipCrumbs,
  status: (errors ? 422 : 200) as 200 | 422,
})
const asked = async (c: Page): Promise<KeptList> =>
  found(await listSeenBy(c.var.by, c.req.param('list') ?? '', purpose))

async function ask(c: Page, typed: Typed = {}, errors: Errors | null = null) {
  const lists = await waitingLists(c.var.by, purpose)
  return c.render(
    <AnnouncedUpload {...{ lists, typed, errors, now: c.var.now }} />,
    page('Annoncer par fichier', errors),
  )
}

async function keep(c: Page) {
  const { by } = c.var
  const form = await readForm(c, UploadForm)
  if (form.errors) return ask(c, form.values, form.errors)
  const { list: file, invoice } = form.values
  if (file.size > usualLimits.maxBytes) return ask(c, form.typed, { list: tooHeavy(usualLimits.maxBytes) })
  const table = await readSpreadsheet(new Uint8Array(await file.arrayBuffer()), usualLimits, named)
  if (refused(table)) return ask(c, form.typed, { list: table.refusal })
  const list = await listOf(table)
  const columns = columnsOf(
    list,
    await rememberedColumns<AnnouncedField>(by.db, by.member.organisationId, purpose.purpose, list.header),
  )
  const id = await keepList(by, file.name, list, { columns, communes: {}, more: { invoice } }, purpose)
  return c.redirect(`${url}/${id}${lackOf(columns) ? '/colonnes' : ''}`, 303)
}

async function show(c: Page, errors: Errors | null = null) {
  const kept = await asked(c)
  if (kept.taken_in_at && !errors) return c.redirect('/transferts/suivi', 303)
  const lack = lackOf(kept.said.columns as Mapping<AnnouncedField>)
  if (lack) return c.redirect(`${url}/${kept.id}/colonnes`, 303)
  const read = await rehearse(c.var.by, kept)
  return c.render(
    <AnnouncedDryRun {...{ kept, read, errors, url: `${url}/${kept.id}` }} />,
    page('Relire la liste', errors),
  )
}

async function announce(c: Page) {
  const kept = await asked(c)
  const form = await readForm(c, ChoiceForm)
  if (form.errors) return show(c, form.errors)
  const done = await announceList(c.var.by, kept.id, form.values.choice)
  if (refused(done)) return show(c, { form: done.refusal })
  flash(
    c,
    `${counted(done.devices, 'appareil annoncé', 'appareils annoncés')} à ${counted(done.schools, 'établissement')}.`,
  )
  return c.redirect('/transferts/suivi', 303)
}

async function askColumns(c: Page, mapping?: Mapping<string>, errors: Errors | null = null) {
  const kept = await asked(c)
  return c.render(
    <ColumnsView
      {...{ kept, errors, mapping: mapping ?? kept.said.columns, back: url }}
      options={targets.map(({ field, label }) => [field, label] as const)}
    />,
    page('Les colonnes', errors),
  )
}

async function sayColumns(c: Page) {
  const { by } = c.var
  const kept = await asked(c)
  const { header } = kept.list
  const fields = targets.map(({ field }) => field) as [AnnouncedField, ...AnnouncedField[]]
  const form = await readForm(
    c,
    z.object(Object.fromEntries(header.map((_, at) => [columnField(at), z.enum(fields).optional()]))),
  )
  if (form.errors) return askColumns(c, kept.said.columns, form.errors)
  const columns = header.map((_, at) => form.values[columnField(at)] ?? null)
  const twice = columns.findIndex((field, at) => field !== null && columns.indexOf(field) < at)
  if (twice >= 0)
    return askColumns(c, columns, {
      [columnField(twice)]: 'Une autre colonne donne déjà cela : gardez une seule des deux.',
    })
  const lack = lackOf(columns)
  if (lack) return askColumns(c, columns, { form: lack })
  await sayOfList(by, kept.id, { ...kept.said, columns })
  await rememberColumns(by.db, by.member.organisationId, purpose.purpose, header, columns, by.now)
  return c.redirect(`${url}/${kept.id}`, 303)
}

async function askSchools(c: Page) {
  const kept = await asked(c)
  const [{ unclear }, register] = await Promise.all([rehearse(c.var.by, kept), registerFor(c.var.by)])
  if (unclear.length === 0) return c.redirect(`${url}/${kept.id}`, 303)
  return c.render(
    <AnnouncedSchools {...{ unclear, schools: [...register.byId.values()], back: `${url}/${kept.id}` }} />,
    page('Les établissements'),
  )
}

async function saySchools(c: Page) {
  const { by } = c.var
  const kept = await asked(c)
  const [{ unclear }, register, sent] = await Promise.all([rehearse(by, kept), registerFor(by), c.req.formData()])
  const meant = unclear.flatMap(({ key }, at) => {
    const id = String(sent.get(schoolField(at)) ?? '')
    return String(sent.get(`${schoolField(at)}.key`)) === key && register.byId.has(id) ? [[key, id] as const] : []
  })
  await sayCalled(by, meant)
  return c.redirect(`${url}/${kept.id}`, 303)
}

async function refusedOnes(c: Page) {
  const kept = await asked(c)
  const read = await rehearse(c.var.by, kept)
  return refusedRows(kept.list, new Map(read.refused.map(({ line, refusal }) => [line, refusal ?? ''])))
}

export const announcedPages = routes()
  .get(url, announces, (c) => ask(c))
  .post(url, announces, keep, { maxBytes: MOST_BYTES })
  .get(`${url}/:list`, announces, (c) => show(c))
  .post(`${url}/:list`, announces, announce)
  .get(`${url}/:list/colonnes`, announces, (c) => askColumns(c))
  .post(`${url}/:list/colonnes`, announces, sayColumns)
  .get(`${url}/:list/etablissements`, announces, askSchools)
  .post(`${url}/:list/etablissements`, announces, saySchools)
  .get(`${url}/:list/refusees.csv`, announces, refusedOnes, { plain: true })
