import { counted } from '#platform/ui/counted.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { PrintHint } from '#platform/ui/letterhead.tsx'
import { type Page, routes } from '#platform/web/routes.ts'
import { nameDevice } from '../devices/device.words.ts'
import { barcodes } from '../devices/label.ts'
import { Drawing } from '../devices/label.tsx'
import { type Labelled, toLabel } from './labels.store.ts'
import { noteAsked, noteCrumbs } from './note.page.ts'

/** Identity labels on a sheet: for machines that came without a serial number, or for all that came. */
export const noteLabelPages = routes().get('/dons/:id/bordereau/etiquettes', ['refurbisher'], sheet)

async function sheet(c: Page) {
  const { lot, note } = await noteAsked(c)
  const all = c.req.query('toutes') === 'oui'
  const labels = await toLabel(c.var.by, note.id, all)
  const here = `/dons/${lot.id}/bordereau/etiquettes`
  return c.render(
    <>
      <Heading
        title="Étiquettes"
        lead={`${counted(labels.length, 'étiquette')}, ${all ? 'pour tous les appareils pointés' : 'pour les appareils sans numéro de série'}`}
      />
      {labels.length === 0 ? (
        <Empty title="Aucune étiquette à imprimer">
          <p>Chaque appareil pointé sans numéro de série en reçoit une.</p>
        </Empty>
      ) : (
        <PrintHint />
      )}
      <p class="screen-only">
        {all ? (
          <a href={here}>Sans numéro de série seulement</a>
        ) : (
          <a href={`${here}?toutes=oui`}>Étiquettes de tous les appareils pointés</a>
        )}
      </p>
      <ul class="labels">{labels.map(label)}</ul>
    </>,
    { title: 'Étiquettes', crumbs: noteCrumbs(lot), layout: 'staff' },
  )
}

const label = (device: Labelled) => (
  <li>
    <Drawing code={barcodes(device.number).qr} label={`Code carré du numéro ${device.number}`} width={96} />
    <div>
      <strong class="number">{device.number}</strong>
      <small>{nameDevice(device)}</small>
      {device.serial && <small>Série {device.serial}</small>}
    </div>
  </li>
)
