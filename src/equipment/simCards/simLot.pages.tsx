import { sayPhone } from '#network/phones/phone.ts'
import { refused } from '#platform/access/refusal.ts'
import { isId } from '#platform/db/id.ts'
import { fileSeenBy, keepFile } from '#platform/files/file.store.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { chipCell } from '#platform/ui/cells.ts'
import { counted } from '#platform/ui/counted.ts'
import { DateField } from '#platform/ui/dateField.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { FileField } from '#platform/ui/fileField.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readFilters, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { SimLotFacts, SimLotUpload } from './simCard.form.ts'
import { previewSims, receiveSims } from './simLot.store.ts'

const crumbs = [['Cartes SIM', '/cartes-sim']] as const
const text = (typed: Typed, name: string) => String(typed[name] ?? '')

function upload(c: Page, typed: Typed = {}, errors: Errors | null = null) {
  return c.render(
    <>
      <Heading title="Recevoir un lot de cartes SIM" lead="Rien n’est enregistré avant que vous ayez relu la liste." />
      <ErrorSummary errors={errors} />
      <Form files>
        <Field name="operator" label="Opérateur" required value={text(typed, 'operator')} error={errors?.operator} />
        <Field
          name="label"
          label="Nom du lot"
          hint="Par exemple « Rentrée 2026 »."
          value={text(typed, 'label')}
          error={errors?.label}
        />
        <DateField
          name="received_on"
          label="Arrivé le"
          required
          value={text(typed, 'received_on') || dayOf(c.var.now)}
          error={errors?.received_on}
        />
        <FileField
          name="list"
          label="Liste de l’opérateur"
          hint="Un classeur Excel (.xlsx) ou un fichier CSV, avec une colonne « iccid », et « msisdn » si les lignes sont connues."
          accept=".xlsx,.csv,.txt,text/csv"
          required
          error={errors?.list}
        />
        <Submit label="Relire la liste" />
      </Form>
    </>,
    { title: 'Recevoir un lot de cartes SIM', crumbs: [...crumbs], status: errors ? 422 : 200 },
  )
}

async function receive(c: Page) {
  const form = await readForm(c, SimLotUpload)
  if (form.errors) return upload(c, form.values, form.errors)
  const { list, ...lot } = form.values
  const bytes = new Uint8Array(await list.arrayBuffer())
  const read = await previewSims(c.var.by, bytes)
  if (refused(read)) return upload(c, lot, { list: read.refusal })
  const kept = await keepFile(c.var.by, bytes, { name: list.name, type: 'text/csv' })
  return c.redirect(`/cartes-sim/lot/${kept.id}?${new URLSearchParams(lot)}`, 303)
}

async function preview(c: Page, refusal: string | null = null) {
  const file = await listFile(c)
  const read = await previewSims(c.var.by, file.bytes)
  if (refused(read)) return upload(c, {}, { list: read.refusal })
  const lot = readFilters(c, SimLotFacts.partial())
  const good = read.lines.filter((line) => line.iccid).length
  return c.render(
    <>
      <Heading
        title="Relire avant d’enregistrer"
        lead={`${counted(good, 'carte')} à prendre sur ${counted(read.lines.length, 'ligne')}.`}
      />
      <ErrorSummary refusal={refusal} />
      {read.notes.map((note) => (
        <Notice>{note}</Notice>
      ))}
      <Rows
        caption={read.lines.length > 200 ? 'Les 200 premières lignes' : 'Chaque ligne de la liste'}
        columns={['Carte', 'Ligne du fichier', 'Numéro', 'Ce qui est compris']}
        rows={read.lines.slice(0, 200)}
        cells={(line) => [
          line.said || 'Vide',
          String(line.row),
          line.msisdn && sayPhone(line.msisdn),
          line.iccid ? (line.why ? chipCell(line.why, 'turn') : chipCell('Prise', 'done')) : chipCell(line.why, 'loss'),
        ]}
      />
      {good > 0 ? (
        <Form action={`/cartes-sim/lot/${file.id}`}>
          {Object.entries(lot).map(([name, value]) => (
            <input type="hidden" name={name} value={value} autocomplete="off" />
          ))}
          <Submit label={`Prendre ${counted(good, 'carte')}`} />
        </Form>
      ) : (
        <Notice tone="turn" title="Rien à enregistrer">
          Aucune ligne n’apporte une nouvelle carte. Ce fichier a peut-être déjà été importé.
        </Notice>
      )}
    </>,
    {
      title: 'Relire la liste de cartes SIM',
      crumbs: [...crumbs, ['Recevoir un lot', '/cartes-sim/lot']],
      status: refusal ? 422 : 200,
    },
  )
}

async function confirm(c: Page) {
  const file = await listFile(c)
  const form = await readForm(c, SimLotFacts)
  if (form.errors) return upload(c, form.values, form.errors)
  const result = await receiveSims(c.var.by, file.bytes, form.values)
  if (refused(result)) return preview(c, result.refusal)
  flash(c, `${counted(result.count, 'carte')} en stock.`)
  return c.redirect('/cartes-sim?etat=in_stock', 303)
}

const listFile = async (c: Page) => {
  const id = c.req.param('file') ?? ''
  return found(isId(id) ? await fileSeenBy(c.var.by, id) : null)
}

export const simLotPages = routes()
  .get('/cartes-sim/lot', ['coordinator'], (c) => upload(c))
  .post('/cartes-sim/lot', ['coordinator'], receive, { maxBytes: 20_000_000 })
  .get('/cartes-sim/lot/:file', ['coordinator'], (c) => preview(c))
  .post('/cartes-sim/lot/:file', ['coordinator'], confirm)
