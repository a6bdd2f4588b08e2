import { readFilters } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { inForce, type Policy, policiesOf } from '../ranking/policy.store.ts'
import { plainRules } from '../ranking/policy.ts'
import { rankOf } from '../ranking/ranking.rules.ts'
import { EffectFilters } from './effect.form.ts'
import { namedAmong, namesOfSome } from './effect.names.store.ts'
import { EffectPage } from './effect.page.view.tsx'
import { effectOf } from './effect.ts'
import { MOST_NAMED } from './movers.view.tsx'
import { policyOf, sayVersion, trailOf } from './policy.trail.ts'
import { trialOf } from './trial.store.ts'

export const policyEffectPages = routes().get('/programmes/:id/priorites/:priority/effet', ['coordinator'], show)

async function show(c: Page) {
  const { by } = c.var
  const { programme, policy } = await policyOf(c)
  const asked = readFilters(c, EffectFilters)
  const compared = comparedWith(policy, await policiesOf(by, programme.id))
  const trial = await trialOf(by, programme, asked.places)
  const effect = effectOf(policy.rules, compared?.rules ?? plainRules, trial)
  const tried = trial.families.find(({ household }) => household === asked.essai)
  const shown = [...effect.enter.slice(0, MOST_NAMED), ...effect.leave.slice(0, MOST_NAMED), ...(tried ? [tried] : [])]
  const [names, matches] = await Promise.all([
    asked.montrer ? new Map<string, string>() : namesOfSome(by, shown),
    asked.famille ? namedAmong(by, trial.families, asked.famille) : null,
  ])
  return c.render(
    <EffectPage
      {...{ programme, policy, compared, effect, asked }}
      {...{ names, matches }}
      communes={trial.communes}
      kind={trial.kind}
      places={trial.places}
      tried={tried && { family: tried, rank: rankOf(policy.rules, tried.facts, trial.day) }}
    />,
    { title: `Effet, ${sayVersion(policy)}`, crumbs: trailOf(programme, policy) },
  )
}

/** The adopted version that came before this one. */
const comparedWith = (policy: Policy, all: readonly Policy[]): Policy | undefined =>
  inForce(all.filter(({ version }) => version < policy.version))
