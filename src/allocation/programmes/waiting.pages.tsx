import { html } from 'hono/html'
import { communeMeant } from '#network/communes/commune.store.ts'
import { PAGE } from '#platform/db/page.ts'
import { sayAgo, sayShort } from '#platform/i18n/dates.ts'
import { toward } from '#platform/i18n/toward.ts'
import { capital } from '#platform/text/capital.ts'
import { chipCell, linkCell } from '#platform/ui/cells.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { Filters } from '#platform/ui/filters.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { Select } from '#platform/ui/select.tsx'
import { found } from '#platform/web/halts.ts'
import { nextHref, pageOf, readCursor } from '#platform/web/keyset.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { programmeSeenBy, type SeenProgramme } from './programme.seen.store.ts'
import { type Quota, quotasOf } from './quota.store.ts'
import { type Waiting, waitingForPromise } from './waiting.store.ts'
import { countOf, isKind, type Kind, sayKinds } from './words.ts'

export const waitingPages = routes().get('/programmes/:id/attente', ['coordinator'], list)

async function list(c: Page) {
  const { by, now } = c.var
  const programme = found(await programmeSeenBy(by, c.req.param('id') ?? ''))
  const quotas = await quotasOf(by, programme.id)
  const typed = c.req.query('commune')
  const commune = typed ? ((await communeMeant(by.db, typed))?.insee ?? 'aucune') : undefined
  const after = c.req.query('apres') ? { ...readCursor(c), placeable: c.req.query('places') !== 'aucune' } : null
  const waiting = await waitingForPromise(by, { programmeId: programme.id, commune, after })
  const { rows, next } = pageOf(waiting, PAGE, (row) => ({ at: row.sent_at, id: row.id }))
  const older = nextHref(c, next)
  const pager = { older: older && (rows.at(-1)?.placeable ? older : noPlace(older)), newer: after ? c.req.path : null }
  return c.render(<WaitingList {...{ programme, quotas, rows, commune, pager, now }} />, {
    title: 'Qui attend',
    crumbs: [
      ['Programmes', '/programmes'],
      [programme.name, `/programmes/${programme.id}`],
    ],
  })
}

/** The next page begins among those for whom no place remains. */
const noPlace = (href: string): string => (href.includes('places=aucune') ? href : `${href}&places=aucune`)

type Props = {
  programme: SeenProgramme
  quotas: Quota[]
  rows: Waiting[]
  commune: string | undefined
  pager: { older: string | null; newer: string | null }
  now: Date
}

const WaitingList = ({ programme, quotas, rows, commune, pager, now }: Props) => (
  <>
    <Heading
      title="Qui attend"
      over={programme.name}
      lead="D’abord les familles pour qui il reste une place dans leur commune, puis les autres ; à chaque fois, l’orientation la plus ancienne en premier. Rien d’autre ne compte dans cet ordre : vous décidez."
    />
    <Filters action={`/programmes/${programme.id}/attente`} active={Boolean(commune)}>
      <Select name="commune" label="Commune" empty="Toutes" required value={commune} options={communesOf(quotas)} />
    </Filters>
    {rows.length === 0 ? (
      <Empty title="Personne n’attend">
        <p>Une famille apparaît ici quand son orientation est acceptée et que rien ne lui est encore promis.</p>
      </Empty>
    ) : (
      <Rows
        caption="Familles en attente"
        captionHidden
        columns={['Famille', 'Ce qui manque', 'Urgence', 'Enfants', 'Orientation reçue', 'Places libres', '']}
        rows={rows}
        cells={(row) => [
          linkCell(`/familles/${row.household_id}`, row.name, row.commune_name),
          html`<div>${capital(sayKinds(row.kinds))}${row.situation ? html`<br><small>${row.situation}</small>` : ''}</div>`,
          row.urgent ? chipCell('Urgent', 'turn') : null,
          row.children || null,
          `${sayShort(row.sent_at)}, ${sayAgo(row.sent_at, now)}`,
          sayRemaining(quotas, row),
          promiseCell(`/familles/${row.household_id}/attribuer?programme=${programme.id}`, row.name),
        ]}
      />
    )}
    <Pager {...pager} />
  </>
)

const promiseCell = (href: string, name: string) =>
  html`<a class="button second" href="${href}">Promettre<span class="hidden"> ${toward(name)}</span></a>`

const communesOf = (quotas: Quota[]): [string, string][] => [
  ...new Map(quotas.map(({ commune, name }) => [commune, name])),
]

const sayRemaining = (quotas: Quota[], row: Waiting): string =>
  quotas
    .filter((quota) => quota.commune === row.commune && row.kinds.includes(quota.kind) && isKind(quota.kind))
    .map((quota) => countOf(quota.kind as Kind, quota.places - quota.promised))
    .join(', ')
