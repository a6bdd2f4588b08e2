import { sayPhone } from '#network/phones/phone.ts'
import { refused } from '#platform/access/refusal.ts'
import { isId } from '#platform/db/id.ts'
import { sayDate, sayMoment } from '#platform/i18n/dates.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { sayIccid } from './iccid.rules.ts'
import { SimMove } from './simCard.form.ts'
import { simMoves, simStates } from './simCard.rules.ts'
import { simSeenBy } from './simCard.seen.store.ts'
import { moveSim } from './simCard.store.ts'

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
        <Fact label="Ligne">{sim.msisdn && sayPhone(sim.msisdn)}</Fact>
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
  .get('/cartes-sim/:id', ['coordinator', 'mediator'], (c) => card(c))
  .post('/cartes-sim/:id', ['coordinator'], move)
