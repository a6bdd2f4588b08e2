import { Bar, Bars } from '#platform/ui/bars.tsx'
import { type OpenPlaces, standingOf } from './quotaRule.rules.ts'
import type { SeenQuotaRule } from './quotaRule.store.ts'

type Props = { rules: readonly SeenQuotaRule[]; places: readonly OpenPlaces[]; href: string }

/** What is promised under each quota, against its maximum, or its minimum when it has no maximum. */
export const QuotaBars = ({ rules, places, href }: Props) => (
  <Bars>
    {rules.map((rule) => {
      const { left, owed } = standingOf(rule, places)
      const owing = owed > 0 ? `, ${owed} à garantir` : ''
      return (
        <Bar
          label={rule.name}
          value={rule.promised}
          max={rule.at_most ?? rule.at_least ?? 0}
          said={`${rule.promised} promis, ${left === 0 ? 'plus rien à promettre' : `${left} encore possible${left > 1 ? 's' : ''}`}${owing}`}
          href={`${href}/${rule.id}`}
        />
      )
    })}
  </Bars>
)
