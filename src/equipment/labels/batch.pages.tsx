import { sayShort } from '#platform/i18n/dates.ts'
import { linkCell } from '#platform/ui/cells.ts'
import { counted } from '#platform/ui/counted.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { Select } from '#platform/ui/select.tsx'
import { siteAddress } from '#platform/web/address.ts'
import { type Errors, readFilters, readForm } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { BENCH } from '../bench/bench.pages.tsx'
import { nameDevice } from '../devices/device.words.ts'
import { batchSeenBy, labelsOf } from './batch.store.ts'
import { PrintBatch } from './batch.view.tsx'
import { sayLabel } from './label.code.ts'
import { formatOptions } from './label.formats.ts'
import { printBatch } from './label.store.ts'
import { BatchForm, firstPlace, LabelFilters } from './labels.form.ts'
import { pdfFile } from './labels.pages.tsx'
import { labelsPdf } from './labels.pdf.ts'

const crumbs: [string, string][] = [
  ['Établi', '/etabli'],
  ['Étiquettes', '/etiquettes'],
]
const batchAsked = async (c: Page) => found(await batchSeenBy(c.var.by, c.req.param('id') ?? ''))

async function show(c: Page) {
  const batch = await batchAsked(c)
  const labels = await labelsOf(c.var.by, batch.id)
  return c.render(
    <>
      <Heading
        title="Étiquettes à coller"
        lead={`${counted(batch.count, 'étiquette')}, par ${batch.printed_by}, ${sayShort(batch.printed_at)}. ${counted(batch.claimed, 'collée', 'collées')}.`}
      />
      <form class="form" method="get" action={`/etiquettes/planches/${batch.id}/planche.pdf`}>
        <Select name="papier" label="Papier" options={formatOptions} value="a24_70" empty={false} required />
        <Field
          name="place"
          label="Première place libre"
          hint="De gauche à droite, puis vers le bas. 1 pour une planche neuve."
          type="number"
          min={1}
          max={65}
          value="1"
          width="short"
          required
        />
        <button type="submit" class="button">
          Ouvrir la planche à imprimer
        </button>
      </form>
      <Rows
        caption="Ce que chacune désigne"
        columns={['Étiquette', 'Appareil']}
        rows={labels.slice(0, 100)}
        cells={(label) => [
          sayLabel(label.code),
          label.device_id && label.number
            ? linkCell(
                `/appareils/${label.device_id}`,
                nameDevice({ brand: label.brand ?? '', model: label.model ?? '', kind: label.kind ?? '' }),
                label.number,
              )
            : label.device_id
              ? 'Sur un appareil parti ailleurs'
              : 'Encore libre',
        ]}
      />
      {labels.length > 100 && <p class="quiet">Et {counted(labels.length - 100, 'autre')}, dans le fichier.</p>}
    </>,
    { title: 'Étiquettes à coller', crumbs },
  )
}

async function sheet(c: Page) {
  const batch = await batchAsked(c)
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
      <PrintBatch value={value} errors={errors} />
    </>,
    { title: 'Étiquettes à coller plus tard', crumbs, status: 422 },
  )

async function print(c: Page) {
  const form = await readForm(c, BatchForm)
  if (form.errors) return ask(c, String(form.typed.count ?? ''), form.errors)
  return c.redirect(`/etiquettes/planches/${await printBatch(c.var.by, form.values.count)}`, 303)
}

export const batchPages = routes()
  .post('/etiquettes/planches', BENCH, print)
  .get('/etiquettes/planches/:id', BENCH, show)
  .get('/etiquettes/planches/:id/planche.pdf', BENCH, sheet, { plain: true })
