import { sayShort } from '#platform/i18n/dates.ts'
import { linkCell } from '#platform/ui/cells.ts'
import { counted } from '#platform/ui/counted.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { siteAddress } from '#platform/web/address.ts'
import { type Errors, readFilters, readForm } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { BENCH } from '../bench/bench.pages.tsx'
import { nameDevice } from '../devices/device.words.ts'
import { sayLabel } from './label.code.ts'
import { printLabelBatch } from './label.print.store.ts'
import { labelBatchSeenBy, labelsOf } from './labelBatch.store.ts'
import { PrintLabelBatch } from './labelBatch.view.tsx'
import { firstPlace, LabelBatchForm, LabelFilters } from './labels.form.ts'
import { pdfFile } from './labels.pages.tsx'
import { labelsPdf } from './labels.pdf.ts'
import { PaperForm } from './paper.view.tsx'

const crumbs: [string, string][] = [
  ['Établi', '/etabli'],
  ['Étiquettes', '/etiquettes'],
]
const labelBatchAsked = async (c: Page) => found(await labelBatchSeenBy(c.var.by, c.req.param('id') ?? ''))

async function show(c: Page) {
  const batch = await labelBatchAsked(c)
  const labels = await labelsOf(c.var.by, batch.id)
  const stuck = labels.filter(({ device_id }) => device_id)
  return c.render(
    <>
      <Heading
        title="Étiquettes à coller"
        lead={`${counted(batch.count, 'étiquette')}, par ${batch.printed_by}, ${sayShort(batch.printed_at)}. ${counted(batch.claimed, 'collée', 'collées')}.`}
      />
      <PaperForm action={`/etiquettes/planches/${batch.id}/planche.pdf`} label="Ouvrir la planche à imprimer" />
      {stuck.length > 0 && (
        <Rows
          caption="Étiquettes collées"
          columns={['Étiquette', 'Appareil', 'Par']}
          rows={stuck.slice(0, 100)}
          cells={(label) => [sayLabel(label.code), deviceCell(label), label.claimed_by]}
        />
      )}
      {stuck.length > 100 && <p class="quiet">Et {counted(stuck.length - 100, 'autre')}.</p>}
      {stuck.length < labels.length && (
        <p>
          {counted(labels.length - stuck.length, 'étiquette encore libre', 'étiquettes encore libres')} : au poste,
          scannez l’étiquette, puis l’appareil sur lequel vous la collez.
        </p>
      )}
    </>,
    { title: 'Étiquettes à coller', crumbs },
  )
}

type Stuck = Awaited<ReturnType<typeof labelsOf>>[number]

const deviceCell = ({ device_id, number, brand, model, kind }: Stuck) =>
  device_id && number
    ? linkCell(
        `/appareils/${device_id}`,
        nameDevice({ brand: brand ?? '', model: model ?? '', kind: kind ?? '' }),
        number,
      )
    : 'Parti dans une autre structure'

async function sheet(c: Page) {
  const batch = await labelBatchAsked(c)
  const { papier = 'a24_70', place = 1 } = readFilters(c, LabelFilters)
  const site = siteAddress(c)
  const labels = await labelsOf(c.var.by, batch.id)
  const bytes = await labelsPdf({
    ...{ title: 'Étiquettes à coller', author: c.var.member.organisationName, at: batch.printed_at },
    ...{ format: papier, first: firstPlace(papier, place) },
    labels: labels.map(({ code }) => ({
      number: sayLabel(code),
      address: `${site}/e/ET-${code}`,
      name: c.var.member.organisationName,
      detail: 'Scannez-moi, puis l’appareil.',
    })),
  })
  return pdfFile(c, bytes, 'etiquettes-a-coller.pdf')
}

const ask = (c: Page, value: string, errors: Errors) =>
  c.render(
    <>
      <Heading title="Étiquettes à coller plus tard" />
      <ErrorSummary errors={errors} />
      <PrintLabelBatch value={value} errors={errors} />
    </>,
    { title: 'Étiquettes à coller plus tard', crumbs, status: 422 },
  )

async function print(c: Page) {
  const form = await readForm(c, LabelBatchForm)
  if (form.errors) return ask(c, String(form.typed.count ?? ''), form.errors)
  return c.redirect(`/etiquettes/planches/${await printLabelBatch(c.var.by, form.values.count)}`, 303)
}

export const labelBatchPages = routes()
  .post('/etiquettes/planches', BENCH, print)
  .get('/etiquettes/planches/:id', BENCH, show)
  .get('/etiquettes/planches/:id/planche.pdf', BENCH, sheet, { plain: true })
