import { Gauge } from '#platform/ui/bars.tsx'
import { Block } from '#platform/ui/block.tsx'
import { counted, sayNumber } from '#platform/ui/counted.ts'
import { Figure, Figures } from '#platform/ui/figures.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Table } from '#platform/ui/table.tsx'
import { Tiles } from '#platform/ui/tiles.tsx'
import { type NeedKind, needKinds } from '../../households/words.ts'
import type { Census } from '../campaign/census.store.ts'
import type { Result } from './results.store.ts'

/** `names`: how each commune is called, those of which nobody said anything included. */
type Props = { census: Census; results: Result[]; names: ReadonlyMap<string, string> }
type Sum = Pick<Result, 'needed' | 'named' | 'served'>

const people: Record<NeedKind, [one: string, many: string]> = {
  computer: ['personne sans ordinateur', 'personnes sans ordinateur'],
  connection: ['personne sans connexion', 'personnes sans connexion'],
  skills: ['personne à former', 'personnes à former'],
}

const waiting: Record<NeedKind, string> = {
  computer: 'Personnes encore sans ordinateur',
  connection: 'Personnes encore sans connexion',
  skills: 'Personnes encore à former',
}

/** What a territory needs: one figure a kind, then commune by commune. A person who needs two things is counted in both, so nothing is added across. */
export const Results = ({ census, results, names }: Props) => {
  const kinds = census.kinds as NeedKind[]
  // A family named may have moved out of the communes asked about since.
  const communes = [
    ...new Map([
      ...census.communes.map((insee) => [insee, names.get(insee) ?? insee] as const),
      ...results.map((line) => [line.commune, line.name] as const),
    ]),
  ].toSorted(([, a], [, b]) => a.localeCompare(b, 'fr'))
  const said = new Set(results.map((line) => line.commune))
  const of = (kind: NeedKind, commune?: string) =>
    sumOf(results.filter((line) => line.kind === kind && (!commune || line.commune === commune)))
  const mostOf = (kind: NeedKind) => Math.max(1, ...communes.map(([insee]) => of(kind, insee).needed))
  return (
    <>
      <Figures>
        {kinds.map((kind) => {
          const sum = of(kind)
          return <Figure value={sum.needed} one={people[kind][0]} many={people[kind][1]} detail={detailOf(sum)} />
        })}
      </Figures>
      <p class="quiet small">
        Au plus : une personne que plusieurs structures connaissent est comptée par chacune d’elles.
      </p>
      <Block
        title="Commune par commune"
        action={
          <LinkButton href={`/recensements/${census.id}/chiffres.csv`} second icon="download" download>
            Télécharger (CSV)
          </LinkButton>
        }
      >
        <div class={communes.length > 24 ? 'maps large' : 'maps'}>
          {kinds.map((kind) => (
            <Tiles
              caption={waiting[kind]}
              unsaid="pas de réponse"
              tiles={communes.map(([insee, name]) => {
                const { needed, served } = of(kind, insee)
                return { name, value: said.has(insee) ? needed - served : null, of: needed }
              })}
            />
          ))}
        </div>
        <p class="quiet small">
          Plus un carreau est marqué, plus il y reste de personnes, par rapport à la commune où il en reste le plus.
        </p>
        <Table
          caption="Besoins par commune"
          captionHidden
          columns={['Commune', ...kinds.map((kind) => ({ label: needKinds[kind], end: true }))]}
          rows={communes.map(([insee, name]) => [
            name,
            ...kinds.map((kind) => (said.has(insee) ? cellOf(of(kind, insee), mostOf(kind)) : '–')),
          ])}
          total={['Ensemble', ...kinds.map((kind) => cellOf(of(kind)))]}
        />
        <p class="quiet small">
          La barre dit la part de chaque commune, et en plein ce qui est déjà servi. Une famille nommée est comprise
          dans ce que sa structure a compté : elle ne s’y ajoute pas.
        </p>
      </Block>
    </>
  )
}

const sumOf = (lines: Sum[]): Sum =>
  lines.reduce(
    (sum, line) => ({
      needed: sum.needed + line.needed,
      named: sum.named + line.named,
      served: sum.served + line.served,
    }),
    { needed: 0, named: 0, served: 0 },
  )

const detailOf = ({ named, served }: Sum): string | undefined =>
  named > 0
    ? [counted(named, 'famille nommée', 'familles nommées'), served > 0 && counted(served, 'servie')]
        .filter(Boolean)
        .join(', ')
    : undefined

/** `most` is the largest need of the column: each bar is as long as what it counts, its full part is what was served. */
const cellOf = (sum: Sum, most?: number) => {
  const detail = detailOf(sum)
  return (
    <>
      {sayNumber(sum.needed)}
      {detail && (
        <>
          {' '}
          <small>{detail}</small>
        </>
      )}
      {most && <Gauge share={(sum.served / most) * 100} of={(sum.needed / most) * 100} />}
    </>
  )
}
