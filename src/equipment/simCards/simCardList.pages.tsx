import { sayPhone } from '#network/phones/phone.ts'
import { PAGE } from '#platform/db/page.ts'
import { sayShort } from '#platform/i18n/dates.ts'
import { chipCell, linkCell } from '#platform/ui/cells.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Figure, Figures } from '#platform/ui/figures.tsx'
import { Filters } from '#platform/ui/filters.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { Select } from '#platform/ui/select.tsx'
import { readFilters } from '#platform/web/form.ts'
import { nextHref, pageOf, readCursor } from '#platform/web/keyset.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { sayIccid } from './iccid.rules.ts'
import { SimFilters } from './simCard.form.ts'
import { countSims, listSims } from './simCard.list.store.ts'
import { nounsOf, simStates } from './simCard.rules.ts'

const tones: Record<string, 'done' | 'loss' | 'calm' | 'turn'> = {
  in_stock: 'turn',
  given: 'done',
  active: 'done',
  lost: 'loss',
  blocked: 'loss',
}

async function list(c: Page) {
  const filter = readFilters(c, SimFilters)
  const digits = filter.q?.replace(/\D/g, '')
  const [counts, rows] = await Promise.all([
    countSims(c.var.by),
    listSims(c.var.by, { state: filter.etat, digits }, readCursor(c), PAGE + 1),
  ])
  const page = pageOf(rows, PAGE, (row) => ({ at: row.updated_at, id: row.id }))
  return c.render(
    <>
      <Heading
        title="Cartes SIM"
        action={
          <LinkButton icon="add" href="/cartes-sim/lot">
            Recevoir un lot
          </LinkButton>
        }
      />
      {counts.size > 0 && (
        <Figures>
          {Object.keys(simStates).flatMap((state) => {
            const [one, many] = nounsOf(state)
            const value = counts.get(state)
            return value ? [<Figure value={value} one={one} many={many} href={`/cartes-sim?etat=${state}`} />] : []
          })}
        </Figures>
      )}
      <Filters action="/cartes-sim" active={!!(filter.etat || filter.q)}>
        <Field name="q" label="Numéro de carte ou de ligne" value={filter.q} inputmode="numeric" required />
        <Select
          name="etat"
          label="État"
          options={Object.entries(simStates)}
          value={filter.etat}
          empty="Tous"
          required
        />
      </Filters>
      {page.rows.length === 0 ? (
        <Empty title="Aucune carte SIM ici">
          <p>
            Les cartes arrivent par lot, avec la liste de l’opérateur. Elles sont ensuite remises avec un ordinateur, ou
            seules.
          </p>
        </Empty>
      ) : (
        <Rows
          caption="Cartes SIM"
          captionHidden
          columns={['Carte', 'Opérateur', 'Ligne', 'État', 'Depuis']}
          rows={page.rows}
          cells={(row) => [
            linkCell(`/cartes-sim/${row.id}`, sayIccid(row.iccid), row.label || undefined),
            row.operator,
            row.msisdn && sayPhone(row.msisdn),
            chipCell(
              row.state === 'assigned' && row.place ? `À ${row.place}` : (simStates[row.state] ?? ''),
              tones[row.state] ?? 'calm',
            ),
            sayShort(row.updated_at),
          ]}
        />
      )}
      <Pager older={nextHref(c, page.next)} />
    </>,
    { title: 'Cartes SIM' },
  )
}

export const simCardListPages = routes().get('/cartes-sim', ['coordinator', 'mediator'], list)
