import { dayOf } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { counted } from '#platform/ui/counted.ts'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Table } from '#platform/ui/table.tsx'
import { sayValue } from '../devices/inventory.value.ts'
import { reservesOf } from '../reuse/reuse.rules.ts'
import { sayAcquired } from './acquired.ts'
import { given, totalOf } from './line.ts'
import { outcomeWords, sayCount } from './line.words.ts'
import type { LotProps } from './lot.tsx'

/** What was announced, line by line: given or waste, as it was decided before anything is fetched. */
export const LotLines = ({ lot, lines, member }: LotProps) => {
  if (lines.length === 0) return null
  const waste = totalOf(lines) - totalOf(given(lines))
  return (
    <Block title="Ce qui est annoncé">
      <Table
        caption="Lignes du don"
        captionHidden
        columns={['Appareils', 'Achetés en', { label: 'Valeur de chacun', end: true }, 'Don ou déchet', 'Où']}
        rows={lines.map((line) => [
          sayCount(line.kind, line.count),
          sayAcquired(line.acquired),
          sayValue(line.unitValueCents),
          <>
            {outcomeWords[line.outcome]}
            {(lot.public_body ? reservesOf(line, yearOf(lot)) : []).map((reserve) => (
              <small>{reserve}</small>
            ))}
          </>,
          line.place || lot.place,
        ])}
      />
      {waste > 0 && (
        <p>
          {counted(waste, 'appareil')} {waste > 1 ? 'sont des déchets et ne partent' : 'est un déchet et ne part'} pas à
          l’atelier.{' '}
          {member.role === 'donor' && (
            <LinkButton second icon="truck" href={`/reemploi/dechets/nouveau?don=${lot.id}`}>
              Noter leur départ
            </LinkButton>
          )}
        </p>
      )}
    </Block>
  )
}

const yearOf = (lot: { announced_at: Date }) => Number(dayOf(lot.announced_at).slice(0, 4))
