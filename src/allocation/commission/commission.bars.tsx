import { Bar, Bars } from '#platform/ui/bars.tsx'
import { counted, sayNumber } from '#platform/ui/counted.ts'
import type { Limits, Usage } from './limits.rules.ts'
import type { Share } from './proposal.store.ts'

const MOST = 40
const percent = new Intl.NumberFormat('fr-FR', { style: 'percent', maximumFractionDigits: 0 })

/** How much of what was asked is served, in each part. */
export const ShareBars = ({ shares }: { shares: readonly Share[] }) => (
  <Bars>
    {shares.slice(0, MOST).map(({ name, asked, served, part, key }) => (
      <Bar
        label={part === 'stratum' ? `Priorité ${key} : ${name}` : name}
        value={served}
        max={asked}
        said={`${sayNumber(served)} sur ${sayNumber(asked)} (${percent.format(served / asked)})`}
      />
    ))}
  </Bars>
)

/** What each quota and each class of stock has left. */
export const QuotaBars = ({ limits, usage }: { limits: Limits; usage: Usage }) => (
  <>
    <Bars>
      {limits.supply.map(({ class: name, count }, at) => (
        <Bar
          label={name}
          value={usage.classes[at] ?? 0}
          max={count}
          said={sayLeft(usage.classes[at] ?? 0, count)}
          plain
        />
      ))}
      {limits.quotas.slice(0, MOST).map(({ name, class: only, min, max }, at) => {
        if (only !== null) return null
        const used = usage.quotas[at] ?? 0
        const least = min === null ? '' : `, au moins ${sayNumber(min)}`
        return (
          <Bar
            label={name}
            value={used}
            max={max ?? Math.max(used, min ?? 0)}
            said={max === null ? `${counted(used, 'famille')}${least}` : `${sayLeft(used, max)}${least}`}
            plain
          />
        )
      })}
    </Bars>
    {limits.quotas.length > MOST && (
      <p class="quiet">
        Les {MOST} premiers quotas sur {limits.quotas.length}.
      </p>
    )}
  </>
)

const sayLeft = (used: number, most: number): string =>
  `${sayNumber(used)} sur ${sayNumber(most)}${used < most ? `, ${sayNumber(most - used)} libre${most - used > 1 ? 's' : ''}` : ''}`
