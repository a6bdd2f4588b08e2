import { z } from 'zod'
import { refused } from '#platform/access/refusal.ts'
import { isId } from '#platform/db/id.ts'
import { fileSeenBy, keepFile } from '#platform/files/file.store.ts'
import { levels } from '#platform/tables/cell.ts'
import { counted } from '#platform/ui/counted.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { FileField } from '#platform/ui/fileField.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { csv } from '#platform/web/csv.ts'
import { type Errors, readForm } from '#platform/web/form.ts'
import { allow, found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { mayInventory } from '../donations/donation.rules.ts'
import { lotAsked } from '../donations/lot.pages.tsx'
import { checkInventory, importedBefore, importInventory } from './inventoryImport.store.ts'
import { rowSays } from './inventoryImport.words.ts'
import { DryRun } from './inventoryReport.tsx'

const Upload = z.object({ list: z.file({ error: 'Choisissez le fichier de l’inventaire.' }) })

/** The lot of the address, once its refurbisher may add devices to it. */
const lotToFill = async (c: Page) => {
  const lot = await lotAsked(c)
  allow(mayInventory(c.var.member, lot))
  return lot
}

const listFile = async (c: Page) => {
  const id = c.req.param('file') ?? ''
  return found(isId(id) ? await fileSeenBy(c.var.by, id) : null)
}

async function upload(c: Page, errors: Errors | null = null) {
  const lot = await lotToFill(c)
  return c.render(
    <>
      <Heading title="Importer l’inventaire" lead="Rien n’est enregistré avant que vous ayez relu le résultat." />
      <ErrorSummary errors={errors} />
      <Form files>
        <FileField
          name="list"
          label="Liste des appareils"
          hint="Un classeur Excel (.xlsx) ou un fichier CSV, tel que le donateur l’a exporté. Une colonne donne le numéro de série ou d’inventaire. 10 Mo au plus."
          accept=".xlsx,.csv,.txt,text/csv"
          required
          error={errors?.list}
        />
        <Submit label="Relire la liste" />
      </Form>
    </>,
    {
      title: 'Importer l’inventaire',
      crumbs: [
        ['Dons', '/dons'],
        [lot.title, `/dons/${lot.id}`],
      ],
      status: errors ? 422 : 200,
    },
  )
}

async function keep(c: Page) {
  const lot = await lotToFill(c)
  const form = await readForm(c, Upload)
  if (form.errors) return upload(c, form.errors)
  const { list } = form.values
  const bytes = new Uint8Array(await list.arrayBuffer())
  const read = await checkInventory(c.var.by, bytes, lot.organisation_id)
  if (refused(read)) return upload(c, { list: read.refusal })
  const kept = await keepFile(c.var.by, bytes, { name: list.name, type: 'application/octet-stream' })
  return c.redirect(`/dons/${lot.id}/inventaire/${kept.id}`, 303)
}

async function dryRun(c: Page, refusal: string | null = null) {
  const lot = await lotToFill(c)
  const file = await listFile(c)
  const [read, before] = await Promise.all([
    checkInventory(c.var.by, file.bytes, lot.organisation_id),
    importedBefore(c.var.by, lot.id, file.sha256.toString('hex')),
  ])
  if (refused(read)) return upload(c, { list: read.refusal })
  return c.render(
    <DryRun
      list={read}
      file={{ id: file.id, name: file.name }}
      lotId={lot.id}
      imported={before}
      refusal={refusal}
      now={c.var.now}
    />,
    {
      title: 'Relire l’inventaire',
      crumbs: [
        ['Dons', '/dons'],
        [lot.title, `/dons/${lot.id}`],
      ],
      status: refusal ? 422 : 200,
    },
  )
}

async function report(c: Page) {
  const lot = await lotToFill(c)
  const file = await listFile(c)
  const read = found(await checkInventory(c.var.by, file.bytes, lot.organisation_id))
  if (refused(read)) return upload(c, { list: read.refusal })
  const lines = read.rows.flatMap((row) => [
    [row.row, '', rowSays(row).text, '', '', row.refusal ?? ''],
    ...row.cells.map((cell) => [
      row.row,
      cell.column,
      levels[cell.level].label,
      cell.said,
      cell.understood ?? '',
      cell.why,
    ]),
  ])
  return csv('rapport-import.csv', ['Ligne', 'Colonne', 'Verdict', 'Dans le fichier', 'Compris', 'Pourquoi'], lines)
}

async function confirm(c: Page) {
  const lot = await lotToFill(c)
  const file = await listFile(c)
  const result = await importInventory(c.var.by, lot.id, file)
  if (refused(result)) return dryRun(c, result.refusal)
  flash(c, `${counted(result.count, 'appareil importé', 'appareils importés')}.`)
  return c.redirect(`/dons/${lot.id}`, 303)
}

const BENCH = ['refurbisher'] as const
export const inventoryImportPages = routes()
  .get('/dons/:id/inventaire', BENCH, (c) => upload(c))
  .post('/dons/:id/inventaire', BENCH, keep, { maxBytes: 20_000_000 })
  .get('/dons/:id/inventaire/:file', BENCH, (c) => dryRun(c))
  .get('/dons/:id/inventaire/:file/rapport.csv', BENCH, report, { plain: true })
  .post('/dons/:id/inventaire/:file', BENCH, confirm)
