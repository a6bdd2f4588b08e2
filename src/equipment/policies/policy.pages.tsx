import { refused } from '#platform/access/refusal.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { forbid } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { BENCH } from '../bench/bench.pages.tsx'
import { refusalsOfScale } from './category.rules.ts'
import { PolicyForm, scaleIn } from './policy.form.ts'
import { inForce, judgedStock, policiesOf, writePolicy } from './policy.store.ts'
import { PolicyView } from './policy.view.tsx'
import type { Scale } from './scale.ts'

const HERE = '/etabli/bareme'

async function show(c: Page, typed: Typed | null = null, errors: Errors | null = null, tried: Scale | null = null) {
  const { by, now, member } = c.var
  const [policies, stock] = await Promise.all([policiesOf(by), tried ? judgedStock(by) : []])
  return c.render(
    <PolicyView
      {...{ policies, typed, errors, tried, stock, today: dayOf(now) }}
      now={inForce(policies, dayOf(now))}
      writes={member.admin}
    />,
    { title: 'Barème de performance', crumbs: [['Établi', '/etabli']], status: errors ? 422 : 200 },
  )
}

/** Tried on the stock first; written when the person says so. */
async function write(c: Page) {
  if (!c.var.member.admin) return forbid('Qui gère votre structure peut changer ce barème.')
  const form = await readForm(c, PolicyForm)
  if (form.errors) return show(c, form.typed, form.errors)
  const scale = scaleIn(form.values)
  const wrong = refusalsOfScale(scale) as Errors
  if (Object.keys(wrong).length > 0) return show(c, form.typed, wrong)
  if (form.values.step === 'preview') return show(c, form.typed, null, scale)
  const refusal = await writePolicy(c.var.by, { read: form.values.read, since: form.values.since, scale })
  if (refused(refusal)) return show(c, form.typed, { [refusal.field ?? '']: refusal.refusal })
  flash(c, 'Barème enregistré.')
  return c.redirect(HERE, 303)
}

export const policyPages = routes()
  .get(HERE, BENCH, (c) => show(c))
  .post(HERE, BENCH, write)
