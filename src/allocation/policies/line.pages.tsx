import { refused } from '#platform/access/refusal.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { allow, found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import type { PriorityRules } from '../ranking/policy.ts'
import { effectOf } from './effect.ts'
import { conditionsIn, OthersForm, PointsForm, StratumForm, typedOf } from './line.form.ts'
import { type Line, lineAt, lineNamed, nameOf, withLine } from './line.ts'
import { LineView } from './line.view.tsx'
import { writeDraft } from './policy.acts.store.ts'
import { refusalOfFrozen, refusalOfLine } from './policy.rules.ts'
import { policyHref, policyOf, trailOf } from './policy.trail.ts'
import { trialOf } from './trial.store.ts'

const LINE = '/programmes/:id/priorites/:priority/lignes/:priorityLine'
export const policyLinePages = routes()
  .get(LINE, ['coordinator'], (c) => show(c))
  .post(LINE, ['coordinator'], save)

const forms = { priorite: StratumForm, points: PointsForm, autres: OthersForm }

type Shown = { typed?: Typed; errors?: Errors; tried?: PriorityRules; meanwhile?: boolean }

async function show(c: Page, { typed, errors, tried, meanwhile = false }: Shown = {}) {
  const { programme, policy } = await policyOf(c)
  allow(refusalOfFrozen(policy))
  const line = found(lineAt(policy.rules, c.req.param('priorityLine') ?? '') ?? (typed ? kindOnly(c) : null))
  const values = typed ?? storedAt(policy.rules, line)
  const effect = tried && effectOf(tried, policy.rules, await trialOf(c.var.by, programme))
  const title = titleOf(line, values.was)
  const stands = values.was && !meanwhile && line.kind !== 'autres' ? `${line.kind}-${line.at + 1}` : null
  return c.render(
    <LineView {...{ programme, policy, kind: line.kind, stands, title, values, errors, meanwhile, tried: effect }} />,
    { title, crumbs: trailOf(programme, policy), status: errors ? 422 : 200 },
  )
}

async function save(c: Page) {
  const { programme, policy } = await policyOf(c)
  allow(refusalOfFrozen(policy))
  const said = found(lineAt(policy.rules, c.req.param('priorityLine') ?? '') ?? kindOnly(c))
  const form = await readForm(c, forms[said.kind])
  const was = String((await c.req.formData()).get('was') ?? '')
  const typed = { ...form.typed, was }
  if (form.errors) return show(c, { typed, errors: form.errors })
  const { name, edits, step, points } = form.values as { name: string; edits: number; step: string; points?: number }
  const line = lineNamed(policy.rules, said, was)
  if (!line)
    return show(c, {
      ...{ typed: { ...typed, was: '' }, meanwhile: true },
      errors: { form: 'Quelqu’un a retiré ou renommé cette ligne. Enregistrez pour l’ajouter de nouveau, à la fin.' },
    })
  const rules = withLine(policy.rules, line, { name, all: conditionsIn(form.values), points: points ?? 0 })
  const wrong = refusalOfLine(rules, line)
  if (wrong) return show(c, { typed, errors: { [wrong.field]: wrong.refusal } })
  if (step === 'try') return show(c, { typed, tried: rules })
  const written = await writeDraft(c.var.by, policy, edits, rules)
  if (refused(written)) return show(c, { typed, errors: { form: written.refusal }, meanwhile: true })
  flash(c, 'Le brouillon est à jour.')
  return c.redirect(policyHref(programme, policy), 303)
}

/** A line that is gone since its page was opened: what was typed is not lost with it. */
const kindOnly = (c: Page): Line | null => {
  const [kind] = (c.req.param('priorityLine') ?? '').split('-')
  return kind === 'priorite' || kind === 'points' ? { kind, at: Number.POSITIVE_INFINITY } : null
}

const storedAt = (rules: PriorityRules, line: Line): Typed => {
  const was = nameOf(rules, line)
  if (line.kind === 'autres') return { name: was, was }
  const stored = line.kind === 'priorite' ? rules.strata[line.at] : rules.points[line.at]
  const points = line.kind === 'points' ? rules.points[line.at]?.points : undefined
  return { name: was, was, ...(points === undefined ? {} : { points: String(points) }), ...typedOf(stored?.all ?? []) }
}

const titleOf = (line: Line, was: unknown): string => {
  if (line.kind === 'autres') return 'Les autres familles'
  if (was) return `« ${was} »`
  return line.kind === 'priorite' ? 'Ajouter une priorité' : 'Ajouter des points'
}
