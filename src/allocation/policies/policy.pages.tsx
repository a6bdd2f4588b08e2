import { refused } from '#platform/access/refusal.ts'
import { flash } from '#platform/web/cookies.ts'
import { readForm } from '#platform/web/form.ts'
import { allow } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { policyInForce } from '../ranking/policy.store.ts'
import { DraftView } from './draft.view.tsx'
import { lineAt, moved } from './line.ts'
import { MoveForm } from './move.form.ts'
import { dropDraft, writeDraft } from './policy.acts.store.ts'
import { AdoptedView } from './policy.adopted.view.tsx'
import { PrintedPolicy } from './policy.printed.view.tsx'
import { refusalOfFrozen } from './policy.rules.ts'
import { policiesHref, policyHref, policyOf, sayVersion, trailOf } from './policy.trail.ts'
import { countsByStratum, inOrder } from './standing.ts'
import { trialOf } from './trial.store.ts'

const ONE = '/programmes/:id/priorites/:priority'
export const policyPages = routes()
  .get(ONE, ['coordinator'], (c) => show(c))
  .post(`${ONE}/ordre`, ['coordinator'], order)
  .post(`${ONE}/effacement`, ['coordinator'], drop)
  .get(`${ONE}/imprimer`, ['coordinator'], print)

async function show(c: Page, refusal?: string) {
  const { by } = c.var
  const { programme, policy } = await policyOf(c)
  const title = sayVersion(policy)
  const crumbs = trailOf(programme, policy).slice(0, -1)
  if (policy.state === 'adopted') return c.render(<AdoptedView {...{ programme, policy }} />, { title, crumbs })
  const { families, day } = await trialOf(by, programme)
  const counts = countsByStratum(policy.rules, inOrder(policy.rules, families, day))
  return c.render(<DraftView {...{ programme, policy, counts, refusal, admin: by.member.admin }} />, {
    ...{ title, crumbs, status: refusal ? 422 : 200 },
  })
}

/** A line goes up, or out. */
async function order(c: Page) {
  const { programme, policy } = await policyOf(c)
  allow(refusalOfFrozen(policy))
  const form = await readForm(c, MoveForm)
  if (form.errors) return show(c, Object.values(form.errors)[0])
  const [said = '', move] = form.values.move.split('.')
  const line = lineAt(policy.rules, said)
  if (!line || line.kind === 'autres') return show(c, 'Cette ligne n’est plus dans le brouillon.')
  const rules = moved(policy.rules, line, move as 'up' | 'out')
  const written = await writeDraft(c.var.by, policy, form.values.edits, rules)
  if (refused(written)) return show(c, written.refusal)
  flash(c, move === 'out' ? 'La ligne est retirée du brouillon.' : 'L’ordre du brouillon est changé.')
  return c.redirect(policyHref(programme, policy), 303)
}

async function drop(c: Page) {
  const { programme, policy } = await policyOf(c)
  allow(refusalOfFrozen(policy))
  const dropped = await dropDraft(c.var.by, policy)
  if (refused(dropped)) return show(c, dropped.refusal)
  flash(c, 'Le brouillon est jeté. La version en vigueur n’a pas changé.')
  return c.redirect(policiesHref(programme), 303)
}

async function print(c: Page) {
  const { programme, policy } = await policyOf(c)
  const current = await policyInForce(c.var.by, programme.id)
  return c.render(<PrintedPolicy {...{ programme, policy, current: current?.id === policy.id }} />, {
    title: `Ordre de priorité, ${sayVersion(policy)}`,
    ...{ layout: 'bare', print: true },
  })
}
