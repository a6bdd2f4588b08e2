import { Bar, Bars } from '#platform/ui/bars.tsx'
import { Block } from '#platform/ui/block.tsx'
import { counted, sayNumber } from '#platform/ui/counted.ts'
import { Table } from '#platform/ui/table.tsx'
import { sayPlace } from './commission.words.ts'
import type { Limits, Usage } from './limits.rules.ts'
import type { Line, Share } from './proposal.store.ts'

const MOST = 40
const percent = new Intl.NumberFormat('fr-FR', { style: 'percent', maximumFractionDigits: 0 })

/** How much of what was asked is served, in each part of the territory. */
export const ShareBars = ({ title, shares }: { title: string; shares: readonly Share[] }) => (
  <Block title={title}>
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
  </Block>
)

/** What each quota and each class of stock has left. */
export const QuotaBars = ({ limits, usage }: { limits: Limits; usage: Usage }) => (
  <Block title="Stock et quotas">
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
      {limits.quotas.slice(0, MOST).map(({ name, min, max }, at) => {
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
  </Block>
)

const sayLeft = (used: number, most: number): string =>
  `${sayNumber(used)} sur ${sayNumber(most)}${used < most ? `, ${sayNumber(most - used)} libre${most - used > 1 ? 's' : ''}` : ''}`

/** Just above and just below the line, for families that the same quotas count. */
export const Cutoffs = ({ lines }: { lines: readonly Line[] }) => (
  <Block title="Où passe le seuil">
    <p class="quiet">Avant toute dérogation, pour les familles que les mêmes quotas comptent.</p>
    <Table
      caption="La dernière famille servie et la première qui attend"
      captionHidden
      columns={[
        'Quotas',
        'Dernière servie',
        'Première en attente',
        { label: 'Servies', end: true },
        { label: 'En attente', end: true },
      ]}
      rows={lines
        .slice(0, MOST)
        .map((line) => [
          line.quotas.join(' + ') || 'Partout',
          line.last_served ? sayPlace(line.last_served) : 'Aucune',
          line.first_waiting ? sayPlace(line.first_waiting) : 'Aucune',
          sayNumber(line.served),
          sayNumber(line.waiting),
        ])}
    />
  </Block>
)
