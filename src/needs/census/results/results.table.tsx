import { Gauge } from '#platform/ui/bars.tsx'
import { counted, sayNumber } from '#platform/ui/counted.ts'
import { Table } from '#platform/ui/table.tsx'
import type { NeedKind } from '../../households/words.ts'
import type { Place, Sum, sumsOf } from './results.places.ts'
import { missingTitles } from './results.words.ts'

type Props = {
  kinds: readonly NeedKind[]
  places: readonly Place[]
  sums: ReturnType<typeof sumsOf>
  /** Where the communes of a place are read, when the places are groups of them. */
  hrefOf?: (place: Place) => string
}

/** Every figure of the pictures, in words. */
export const PlaceTable = ({ kinds, places, sums, hrefOf }: Props) => {
  const mostOf = (kind: NeedKind) => Math.max(1, ...places.map(({ id }) => sums.of(kind, id).needed))
  const most = new Map(kinds.map((kind) => [kind, mostOf(kind)]))
  return (
    <>
      <Table
        caption="Ce qui manque, par lieu"
        captionHidden
        columns={[
          hrefOf ? 'Intercommunalité' : 'Commune',
          ...kinds.map((kind) => ({ label: missingTitles[kind], end: true })),
        ]}
        rows={places.map((place) => [
          hrefOf ? <GroupCell place={place} href={hrefOf(place)} said={sums.said(place.id)} /> : place.name,
          ...kinds.map((kind) =>
            sums.said(place.id) > 0 ? <SumCell sum={sums.of(kind, place.id)} most={most.get(kind)} /> : '–',
          ),
        ])}
        total={['Ensemble', ...kinds.map((kind) => <SumCell sum={sums.whole(kind)} />)]}
      />
      <p class="quiet small">La barre compare les lieux entre eux ; en plein, les besoins satisfaits.</p>
    </>
  )
}

const GroupCell = ({ place, href, said }: { place: Place; href: string; said: number }) => (
  <>
    <a href={href}>{place.name}</a>
    <small>
      {said} sur {counted(place.communes.length, 'commune')}
    </small>
  </>
)

/** `most` is the largest need of the column: each bar is as long as what it counts, its full part is what was served. */
const SumCell = ({ sum: { needed, served }, most }: { sum: Sum; most?: number }) => (
  <>
    {sayNumber(needed - served)}
    {served > 0 && (
      <>
        {' '}
        <small>
          sur {sayNumber(needed)}, {counted(served, 'satisfait')}
        </small>
      </>
    )}
    {most && <Gauge share={(served / most) * 100} of={(needed / most) * 100} />}
  </>
)
