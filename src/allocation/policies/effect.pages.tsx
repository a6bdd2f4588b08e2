import { nameKey } from '#platform/text/nameKey.ts'
import { readFilters } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { EffectFilters } from './effect.form.ts'
import { EffectPage } from './effect.page.view.tsx'
import { byDateOnly, effectOf } from './effect.ts'
import { inForce, type Policy, policiesOf } from './policy.store.ts'
import { policyOf, sayVersion, trailOf } from './policy.trail.ts'
import { rankOf } from './ranking.rules.ts'
import { trialOf } from './trial.store.ts'
import type { WaitingFamily } from './waitingFamilies.store.ts'

export const policyEffectPages = routes().get('/programmes/:id/priorites/:priority/effet', ['coordinator'], show)

async function show(c: Page) {
  const { by } = c.var
  const { programme, policy } = await policyOf(c)
  const asked = readFilters(c, EffectFilters)
  const compared = comparedWith(policy, await policiesOf(by, programme.id))
  const trial = await trialOf(by, programme.id, asked.places)
  const effect = effectOf(policy.rules, compared?.rules ?? byDateOnly, trial)
  const tried = trial.families.find(({ id }) => id === asked.essai)
  return c.render(
    <EffectPage
      {...{ programme, policy, compared, effect, asked }}
      kind={trial.kind}
      places={trial.places}
      matches={asked.famille ? named(trial.families, asked.famille) : null}
      tried={tried && { family: tried, rank: rankOf(policy.rules, tried.facts, trial.day) }}
    />,
    { title: `Effet, ${sayVersion(policy)}`, crumbs: trailOf(programme, policy) },
  )
}

/** The adopted version that came before this one. */
const comparedWith = (policy: Policy, all: readonly Policy[]): Policy | undefined =>
  inForce(all.filter(({ version }) => version < policy.version))

const MOST_MATCHES = 10

const named = (families: readonly WaitingFamily[], typed: string): WaitingFamily[] =>
  families.filter(({ name }) => nameKey(name).includes(nameKey(typed))).slice(0, MOST_MATCHES)
