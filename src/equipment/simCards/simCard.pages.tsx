import { refused } from '#platform/access/refusal.ts'
import { isId } from '#platform/db/id.ts'
import { sayDate, sayMoment, sayShort } from '#platform/i18n/dates.ts'
import { chipCell, linkCell } from '#platform/ui/cells.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Figure, Figures } from '#platform/ui/figures.tsx'
import { Filters } from '#platform/ui/filters.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readFilters, readForm } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { nextHref, pageOf, readCursor } from '#platform/web/keyset.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { SimFilters, SimMove } from './simCard.form.ts'
import { countSims, listSims, simSeenBy } from './simCard.list.store.ts'
import { sayIccid, simMoves, simStates } from './simCard.rules.ts'
import { moveSim } from './simCard.store.ts'

const SIZE = 50
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
    listSims(c.var.by, { state: filter.etat, digits }, readCursor(c), SIZE + 1),
  ])
  const page = pageOf(rows, SIZE, (row) => ({ at: row.updated_at, id: row.id }))
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
          {Object.entries(simStates).flatMap(([state, label]) =>
            counts.get(state)
              ? [
                  <Figure
                    value={counts.get(state) ?? 0}
                    one={label.toLowerCase()}
                    many={label.toLowerCase()}
                    href={`/cartes-sim?etat=${state}`}
                  />,
                ]
              : [],
          )}
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
            row.msisdn,
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

async function card(
  c: Page,
  errors: Errors | null = null,
  refusal: string | null = null,
  typed: Record<string, unknown> = {},
) {
  const id = c.req.param('id') ?? ''
  const sim = found(isId(id) ? await simSeenBy(c.var.by, id) : null)
  const moves = simMoves(sim.state).filter((state) => state !== 'given' && state !== 'assigned')
  return c.render(
    <>
      <Heading title="Carte SIM" code={sayIccid(sim.iccid)} />
      <ErrorSummary errors={errors} refusal={refusal} />
      <Facts>
        <Fact label="État">{simStates[sim.state]}</Fact>
        <Fact label="Numéro de la carte">{sim.iccid}</Fact>
        <Fact label="Ligne">{sim.msisdn}</Fact>
        <Fact label="Opérateur">{sim.operator}</Fact>
        <Fact label="Lot">{[sim.label, sayDate(sim.received_on)].filter(Boolean).join(', reçu le ')}</Fact>
        {sim.given_at && <Fact label="Remise">{sayMoment(sim.given_at, c.var.now)}</Fact>}
      </Facts>
      {moves.length > 0 && c.var.member.role === 'coordinator' && (
        <Form>
          <Radios
            name="to"
            label="Que devient cette carte ?"
            required
            options={moves.map((state) => [state, simStates[state] ?? ''])}
            value={String(typed.to ?? '')}
            error={errors?.to}
          />
          <Field name="why" label="Pourquoi" value={String(typed.why ?? '')} error={errors?.why} />
          <Submit label="Enregistrer" />
        </Form>
      )}
    </>,
    {
      title: `Carte SIM ${sayIccid(sim.iccid)}`,
      crumbs: [['Cartes SIM', '/cartes-sim']],
      status: errors || refusal ? 422 : 200,
    },
  )
}

async function move(c: Page) {
  const id = c.req.param('id') ?? ''
  found(isId(id) ? await simSeenBy(c.var.by, id) : null)
  const form = await readForm(c, SimMove)
  if (form.errors) return card(c, form.errors, null, form.values)
  const result = await moveSim(c.var.by, id, form.values.to, form.values.why ?? null)
  if (refused(result)) return card(c, null, result.refusal, form.values)
  flash(c, 'Carte SIM mise à jour.')
  return c.redirect(`/cartes-sim/${id}`, 303)
}

export const simCardPages = routes()
  .get('/cartes-sim', ['coordinator', 'mediator'], list)
  .get('/cartes-sim/:id', ['coordinator', 'mediator'], (c) => card(c))
  .post('/cartes-sim/:id', ['coordinator'], move)
