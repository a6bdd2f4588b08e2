import { Block } from '#platform/ui/block.tsx'
import { linkCell } from '#platform/ui/cells.ts'
import { counted } from '#platform/ui/counted.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Filters } from '#platform/ui/filters.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { Select } from '#platform/ui/select.tsx'
import { siteAddress } from '#platform/web/address.ts'
import { readFilters } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { BENCH } from '../bench/bench.pages.tsx'
import { deviceCalled, devicesMeant } from '../devices/device.called.store.ts'
import { kindOptions, nameDevice, stateWords } from '../devices/device.words.ts'
import { browserOf } from '../station/browser.ts'
import { collectedAt } from '../station/station.counts.store.ts'
import { labelIn } from './label.code.ts'
import { labelCalled } from './label.store.ts'
import { labelBatchesOf } from './labelBatch.store.ts'
import { LabelBatchTable, PrintLabelBatch } from './labelBatch.view.tsx'
import { firstPlace, LabelFilters, MOST } from './labels.form.ts'
import { labelsPdf } from './labels.pdf.ts'
import { devicesToLabel, type Wanted } from './labels.store.ts'
import { PaperForm } from './paper.view.tsx'

type Filter = ReturnType<typeof filterOf>
const filterOf = (c: Page) => readFilters(c, LabelFilters)
const states = Object.entries(stateWords).map(([value, { label }]): [string, string] => [value, label])
const asks = ({ q, etat, type, don, numeros, poste }: Filter) => Boolean(q || etat || type || don || numeros || poste)

async function wantedOf(c: Page, { q, etat, type, don, numeros, poste }: Filter): Promise<Wanted> {
  if (poste) {
    const collected = await collectedAt(c.var.by, browserOf(c), MOST)
    return { ids: collected.flatMap(({ device_id }) => device_id ?? []) }
  }
  const said = numeros?.split(/[\s,;]+/).filter(Boolean)
  const ids = said && [...(await devicesMeant(c.var.by, said)).values()].flat()
  return { text: q, state: etat, kind: type, donationId: don, ids }
}

async function choose(c: Page) {
  const filter = filterOf(c)
  const [devices, batches] = await Promise.all([
    asks(filter) ? devicesToLabel(c.var.by, await wantedOf(c, filter), MOST) : [],
    labelBatchesOf(c.var.by),
  ])
  return c.render(
    <>
      <Heading title="Étiquettes" lead="Pour des appareils déjà connus, ou à coller plus tard." />
      <Filters action="/etiquettes" active={asks(filter)}>
        <Field name="q" label="Numéro, série ou modèle" value={filter.q} required />
        <Select name="etat" label="État" options={states} value={filter.etat} empty="Tous" required />
        <Select name="type" label="Type" options={kindOptions} value={filter.type} empty="Tous" required />
        <Field name="numeros" label="Ou plusieurs numéros" value={filter.numeros} required />
        {filter.don && <input type="hidden" name="don" value={filter.don} />}
        {filter.poste && <input type="hidden" name="poste" value="oui" />}
      </Filters>
      {asks(filter) && devices.length === 0 && (
        <Empty title="Aucun appareil à étiqueter">
          <p>Changez le choix ci-dessus, ou scannez les appareils au poste avec la carte « À étiqueter ».</p>
        </Empty>
      )}
      {devices.length > 0 && (
        <>
          {devices.length === MOST && (
            <Notice tone="turn">{`${MOST} étiquettes à la fois, au plus : les suivantes ne sont pas dans ce fichier.`}</Notice>
          )}
          <PaperForm
            action="/etiquettes/planche.pdf"
            label={`Imprimer ${counted(devices.length, 'étiquette')}`}
            hidden={{ ...filter, papier: undefined, place: undefined }}
          />
          <Rows
            caption="Appareils à étiqueter"
            columns={['Appareil', 'Série ou inventaire']}
            rows={devices.slice(0, 50)}
            cells={(d) => [linkCell(`/appareils/${d.id}`, nameDevice(d), d.number), d.serial ?? d.inventory_tag]}
          />
          {devices.length > 50 && <p class="quiet">Et {counted(devices.length - 50, 'autre')}, dans le fichier.</p>}
        </>
      )}
      <Block title="Étiquettes à coller plus tard">
        <p>
          Imprimées d’avance, elles ne désignent encore rien. Au poste, scannez l’étiquette, puis l’appareil : elle le
          désigne pour toujours.
        </p>
        <PrintLabelBatch />
        <LabelBatchTable batches={batches} />
      </Block>
    </>,
    {
      title: 'Étiquettes',
      crumbs: [
        ['Établi', '/etabli'],
        ['Poste de scan', '/etabli/poste'],
      ],
    },
  )
}

async function sheet(c: Page) {
  const filter = filterOf(c)
  const devices = asks(filter) ? await devicesToLabel(c.var.by, await wantedOf(c, filter), MOST) : []
  found(devices[0])
  const paper = filter.papier ?? 'a24_70'
  const site = siteAddress(c)
  const bytes = await labelsPdf({
    ...{ title: 'Étiquettes', author: c.var.member.organisationName, at: c.var.now },
    ...{ format: paper, first: firstPlace(paper, filter.place ?? 1) },
    labels: devices.map((device) => ({
      number: device.number,
      address: `${site}/e/${device.number}`,
      name: nameDevice(device),
      detail: device.serial ? `Série ${device.serial}` : (device.inventory_tag ?? ''),
    })),
  })
  return pdfFile(c, bytes, 'etiquettes.pdf')
}

/** A PDF to print, opened beside or saved. */
export const pdfFile = (c: Page, bytes: Buffer, name: string) =>
  c.body(new Uint8Array(bytes), 200, {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="${name}"`,
  })

/** What a phone opens from a label: the machine's page; the station, when the label is still free. Anything else is not found. */
async function open(c: Page) {
  const said = c.req.param('code') ?? ''
  const code = labelIn(said)
  const label = code ? await labelCalled(c.var.by, code) : undefined
  if (label?.device_id) return c.redirect(`/appareils/${label.device_id}`, 303)
  if (label) return c.redirect(`/etabli/poste?etiquette=${encodeURIComponent(said)}`, 303)
  const [device] = await deviceCalled(c.var.by, said)
  return c.redirect(`/appareils/${found(device).id}`, 303)
}

export const labelPages = routes()
  .get('/etiquettes', BENCH, choose)
  .get('/etiquettes/planche.pdf', BENCH, sheet, { plain: true })
  .get('/e/:code', ['refurbisher', 'coordinator', 'mediator', 'school'], open)
