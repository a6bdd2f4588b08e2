import { PAGE } from '#platform/db/page.ts'
import { sayMonth, sayShort } from '#platform/i18n/dates.ts'
import { chipCell, linkCell } from '#platform/ui/cells.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Filters } from '#platform/ui/filters.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { Select } from '#platform/ui/select.tsx'
import { readFilters } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { nextHref, pageOf, readCursor } from '#platform/web/keyset.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { donationSeenBy } from '../donations/donation.store.ts'
import { shelfOf, shelfSaid } from '../stock/shelf.store.ts'
import { DeviceFilters } from './device.form.ts'
import { listDevices } from './device.store.ts'
import { kindOptions, nameDevice, sayDeviceKind, sayState, stateWords } from './device.words.ts'

const states = Object.entries(stateWords).map(([value, { label }]): [string, string] => [value, label])

async function list(c: Page) {
  const { by, member } = c.var
  const filter = readFilters(c, DeviceFilters)
  const lot = filter.don ? found(await donationSeenBy(by, filter.don)) : null
  const rows = await listDevices(
    by,
    { state: filter.etat, kind: filter.type, text: filter.q, donationId: lot?.id, ...shelfOf(filter) },
    readCursor(c),
    PAGE + 1,
  )
  const page = pageOf(rows, PAGE, (row) => ({ at: row.updated_at, id: row.id }))
  const shelf = await shelfSaid(by, filter)
  const bench = member.role === 'refurbisher' || member.role === 'coordinator'
  return c.render(
    <>
      <Heading
        title="Matériel"
        lead={lot ? `Du don « ${lot.title} »` : shelf}
        action={
          bench ? (
            <Doors role={member.role} />
          ) : member.role === 'school' ? (
            <SchoolDoors />
          ) : (
            member.role === 'mediator' && <ShelfDoors lends />
          )
        }
      />
      <Filters action="/appareils" active={!!(filter.q || filter.etat || filter.type || filter.don || shelf)}>
        {filter.don && <input type="hidden" name="don" value={filter.don} />}
        {filter.lieu && <input type="hidden" name="lieu" value={filter.lieu} />}
        {filter.groupe && <input type="hidden" name="groupe" value={filter.groupe} />}
        {filter.qualite && <input type="hidden" name="qualite" value={filter.qualite} />}
        <Field name="q" label="Numéro, série ou modèle" value={filter.q} required />
        <Select name="etat" label="État" options={states} value={filter.etat} empty="Tous" required />
        <Select name="type" label="Type" options={kindOptions} value={filter.type} empty="Tous" required />
      </Filters>
      {page.rows.length === 0 ? (
        <Empty title="Aucun appareil ici">
          <p>
            {member.role === 'donor'
              ? 'Vos appareils apparaissent ici dès que l’atelier en dresse la liste.'
              : 'Les appareils arrivent avec un don, ou sont livrés par un atelier une fois prêts.'}
          </p>
        </Empty>
      ) : (
        <Rows
          caption="Appareils"
          captionHidden
          columns={['Appareil', 'Type', 'Série ou inventaire', 'État', 'Depuis']}
          rows={page.rows}
          cells={(d) => [
            linkCell(`/appareils/${d.id}`, nameDevice(d), d.number),
            sayDeviceKind(d.kind),
            d.serial ?? d.inventory_tag,
            chipCell(
              d.locked ? 'Verrouillé' : d.missing_part ? 'Pièce manquante' : sayState(d),
              d.locked || d.missing_part ? 'loss' : stateWords[d.state]?.tone,
            ),
            d.by_month ? sayMonth(d.updated_at) : sayShort(d.updated_at),
          ]}
        />
      )}
      <Pager older={nextHref(c, page.next)} />
    </>,
    {
      title: 'Matériel',
      crumbs: lot
        ? [
            ['Dons', '/dons'],
            [lot.title, `/dons/${lot.id}`],
          ]
        : undefined,
    },
  )
}

const Doors = ({ role }: { role: string }) => (
  <>
    <LinkButton icon="scan" href="/etabli">
      Ouvrir l’établi
    </LinkButton>
    {role === 'refurbisher' ? (
      <LinkButton second icon="truck" href="/appareils/livrer">
        Livrer
      </LinkButton>
    ) : (
      <LinkButton second icon="sim" href="/cartes-sim">
        Cartes SIM
      </LinkButton>
    )}
    <ShelfDoors lends={role === 'coordinator'} />
    <LinkButton second icon="parcel" href="/transferts">
      Transferts
    </LinkButton>
    <LinkButton second icon="add" href="/appareils/nouveau">
      Ajouter
    </LinkButton>
  </>
)

const ShelfDoors = ({ lends }: { lends: boolean }) => (
  <>
    <LinkButton second icon="parcel" href="/stock">
      Stock
    </LinkButton>
    {lends && (
      <LinkButton second icon="clock" href="/prets">
        Prêts
      </LinkButton>
    )}
  </>
)

const SchoolDoors = () => (
  <>
    <LinkButton icon="parcel" href="/transferts">
      Transferts
    </LinkButton>
    <LinkButton second icon="school" href="/transferts/classes">
      Répartir par classe
    </LinkButton>
    <LinkButton second icon="clock" href="/prets">
      Prêts
    </LinkButton>
  </>
)

export const devicePages = routes().get(
  '/appareils',
  ['refurbisher', 'coordinator', 'mediator', 'donor', 'school'],
  list,
)
