import { sayDay } from '#platform/i18n/dates.ts'
import { sayList } from '#platform/i18n/sayList.ts'
import { Bar, Bars } from '#platform/ui/bars.tsx'
import { Block } from '#platform/ui/block.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Notice } from '#platform/ui/notice.tsx'
import { Table } from '#platform/ui/table.tsx'
import type { Group, Outcome, Result } from './result.ts'
import type { SaidScenario, SeenSimulation } from './simulation.seen.store.ts'
import { isHidden, sayHeld, sayMoves, sayShare } from './simulation.words.ts'

type Props = { simulation: SeenSimulation; result: Result; now: Date }

/** A simulation read from top to bottom: what was changed, who is served, where, who wins and who waits. Counts only. */
export const SimulationResult = ({ simulation: { scenarios, at }, result, now }: Props) => (
  <>
    <p class="lead">
      {sayWaiting(result.families)} {sayDay(at, now).toLowerCase()}. Chaque scénario repart des mêmes familles, du même
      stock et du même tirage d’essai : il ne dit rien du vrai tirage, ni d’aucune famille.
    </p>
    {result.outcomes.map(
      (outcome, index) =>
        outcome.conflict && <Conflict name={scenarios[index]?.name ?? ''} quotas={outcome.conflict} />,
    )}
    <Block title="Familles servies">
      <Bars>
        {result.outcomes.map((outcome, index) => (
          <Bar
            label={scenarios[index]?.name}
            value={outcome.served ?? 0}
            max={Math.max(1, result.families ?? 0)}
            said={sayOutcome(outcome, result.families)}
            plain
          />
        ))}
      </Bars>
    </Block>
    <Changes {...{ scenarios, result }} />
    <Compared title="Commune par commune" column="Commune" groups={result.communes} {...{ scenarios, result }} />
    <Compared title="Public par public" column="Public" groups={result.publics} {...{ scenarios, result }} />
    {result.priorities.length > 1 && (
      <Compared
        title="Selon la priorité d’aujourd’hui"
        column="Priorité"
        groups={result.priorities}
        {...{ scenarios, result }}
      />
    )}
    <p class="quiet">
      En plus, en moins : des familles servies face à aujourd’hui. Moins de cinq ne se lit jamais en nombre : quand
      moins de cinq changent dans chaque sens, ce sont « presque les mêmes familles ». Une famille de plusieurs publics
      est comptée dans chacun : leur somme dépasse le total.
    </p>
  </>
)

const sayWaiting = (families: number | null) =>
  families === null
    ? 'Moins de 5 familles attendaient'
    : `${counted(families, 'famille attendait', 'familles attendaient')}`

/** A count that its words hide is not read off its bar either. */
const told = (served: number | null | undefined, families: number | null): number =>
  isHidden(served ?? null, families, true) ? 0 : (served ?? 0)

const sayOutcome = ({ served, conflict }: Outcome, families: number | null) =>
  conflict ? 'impossible' : sayShare(served, families, true)

const Conflict = ({ name, quotas }: { name: string; quotas: string[] }) => (
  <Notice tone="loss" title={`« ${name} » ne peut pas tenir.`}>
    <p>
      {quotas.length > 1 ? 'Ces limites ne tiennent pas ensemble :' : 'Cette limite ne peut pas être tenue :'}{' '}
      {quotas.map((one) => `« ${one} »`).join(', ')}. Baissez un minimum, relevez un maximum ou ajoutez du stock.
    </p>
  </Notice>
)

const Changes = ({ scenarios, result }: { scenarios: SaidScenario[]; result: Result }) => (
  <Table
    caption="Ce que chaque scénario change, et pour combien de familles"
    columns={['Scénario', 'Ce qui change', { label: 'Familles servies', end: true }, 'Face à aujourd’hui']}
    rows={scenarios.map(({ name, changes }, index) => {
      const outcome = result.outcomes[index]
      return [
        name,
        changes.length > 0 ? (
          <ul>
            {changes.map((one) => (
              <li>{one}</li>
            ))}
          </ul>
        ) : (
          'Rien'
        ),
        outcome?.conflict ? 'impossible' : sayHeld(outcome?.served ?? null, true),
        index === 0 || outcome?.conflict || result.outcomes[0]?.conflict
          ? '–'
          : sayMoves(outcome?.gained ?? null, outcome?.lost ?? null),
      ]
    })}
  />
)

/** Scenarios that serve as many of a group as today's share its line. */
function apart(kept: { name: string; index: number }[], { served }: Group) {
  const [first, ...others] = kept
  const same = others.filter(({ index }) => served[index] === served[first?.index ?? 0])
  if (!first || same.length === 0) return kept
  const name = same.length === others.length ? 'Tous les scénarios' : sayList([first, ...same].map(({ name }) => name))
  return [{ name, index: first.index }, ...others.filter((one) => !same.includes(one))]
}

/** One group under the other, its scenarios side by side; then the same in numbers, with who wins and who waits. What cannot hold is left out. */
const Compared = ({
  title,
  column,
  groups,
  scenarios,
  result,
}: {
  title: string
  column: string
  groups: Group[]
  scenarios: SaidScenario[]
  result: Result
}) => {
  const scale = Math.max(1, ...groups.map(({ families }) => families ?? 0))
  const kept = scenarios.flatMap(({ name }, index) => (result.outcomes[index]?.conflict ? [] : [{ name, index }]))
  const others = result.outcomes[0]?.conflict ? [] : kept.filter(({ index }) => index > 0)
  return (
    <Block title={title}>
      {groups.map((group) => (
        <>
          <h3>{group.label}</h3>
          <Bars>
            {apart(kept, group).map(({ name, index }) => (
              <Bar
                label={name}
                value={told(group.served[index], group.families)}
                max={group.families ?? 0}
                scale={scale}
                said={sayShare(group.served[index] ?? null, group.families, true)}
                plain
              />
            ))}
          </Bars>
        </>
      ))}
      {others.length > 0 && (
        <Table
          caption="Face à aujourd’hui"
          columns={[column, { label: 'Attendent', end: true }, ...others.map(({ name }) => name)]}
          rows={groups.map((group) => [
            group.label,
            sayHeld(group.families, true),
            ...others.map(({ index }) => sayMoves(group.gained[index] ?? null, group.lost[index] ?? null)),
          ])}
        />
      )}
    </Block>
  )
}
