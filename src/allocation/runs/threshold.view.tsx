import { Block } from '#platform/ui/block.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Table } from '#platform/ui/table.tsx'
import { sayPlace } from './run.words.ts'
import type { Threshold, Thresholds } from './threshold.rules.ts'

/** The thresholds that stand in sight; the others are one press away. */
const SHOWN = 8
const MOST = 100

/** Where the line fell: for each full quota, the last family served and the first one that waits. On paper, nothing of fewer than five families. */
export const Where = ({ lines, small, allServed, paper }: Thresholds & { paper?: boolean }) => {
  const shown = paper ? lines : lines.slice(0, SHOWN)
  const others = [...lines.slice(shown.length), ...small]
  if (lines.length + small.length + allServed === 0) return null
  return (
    <Block title="Où passe le seuil">
      {lines.length + small.length === 0 ? (
        <p>Aucune famille n’attend : il n’y a pas de seuil.</p>
      ) : (
        <p class="quiet">
          La dernière famille servie et la première qui attend, selon le calcul, avant toute dérogation.
        </p>
      )}
      {shown.length > 0 && <Lines caption="Les seuils" lines={shown} />}
      {others.length > 0 &&
        (paper ? (
          <p class="quiet">
            {counted(
              others.length,
              'groupe de moins de cinq familles n’est pas montré',
              'groupes de moins de cinq familles ne sont pas montrés',
            )}
            .
          </p>
        ) : (
          <Disclosure summary={counted(others.length, 'groupe plus petit', 'groupes plus petits')}>
            <Lines caption="Les seuils des plus petits groupes" lines={others.slice(0, MOST)} />
          </Disclosure>
        ))}
      {allServed > 0 && lines.length + small.length > 0 && (
        <p>Ailleurs, personne n’attend : {counted(allServed, 'famille servie', 'familles servies')}.</p>
      )}
    </Block>
  )
}

const Lines = ({ caption, lines }: { caption: string; lines: readonly Threshold[] }) => (
  <Table
    caption={caption}
    captionHidden
    columns={['Ce qui est épuisé', 'Dernière servie', 'Première en attente']}
    rows={lines.map((line) => [
      sayFull(line),
      <Side said={sayPlace(line.lastServed)} count={counted(line.served, 'famille servie', 'familles servies')} />,
      <Side said={sayPlace(line.firstWaiting)} count={`${counted(line.waiting, 'famille')} en attente`} />,
    ])}
  />
)

const Side = ({ said, count }: { said: string; count: string }) => (
  <span>
    {said}
    <small>{count}</small>
  </span>
)

/** "Harnes : ordinateurs"; the stock when no quota is full. */
const sayFull = ({ quotas, kits }: Threshold): string =>
  `${quotas.join(' + ') || 'Le stock'}${kits.length > 0 ? ` (${kits.join(', ')})` : ''}`
