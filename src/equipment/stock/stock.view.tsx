import { Block } from '#platform/ui/block.tsx'
import { counted, sayNumber } from '#platform/ui/counted.ts'
import { Figure, Figures } from '#platform/ui/figures.tsx'
import { Table } from '#platform/ui/table.tsx'
import { sayDeviceKind } from '../devices/device.words.ts'
import type { KindCounts, PlaceCounts, Stock } from './stock.counts.ts'
import { type Family, families, NO_PLACE, type Quality, qualities } from './stock.words.ts'

const keys = Object.keys(families) as Family[]
const gradeKeys = Object.keys(qualities) as Quality[]

/** The list behind a figure. */
export const listHref = (asked: Record<string, string | undefined>): string =>
  `/appareils?${new URLSearchParams(Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : [])))}`

/** The whole in one line, then each place with its kinds; what is added up stands under it. */
export const StockTables = ({ stock, names }: { stock: Stock; names: ReadonlyMap<string, string> }) => (
  <>
    <Figures>
      {keys.map((family) => (
        <Figure
          value={stock.families[family]}
          one={words[family][0]}
          many={words[family][1]}
          href={listHref({ groupe: family })}
          tone={family === 'ready' ? 'done' : family === 'missing' && stock.families.missing > 0 ? 'loss' : undefined}
        />
      ))}
    </Figures>
    {stock.awaited > 0 && (
      <p class="quiet">
        <a href="/appareils?etat=announced">{counted(stock.awaited, 'appareil annoncé', 'appareils annoncés')}</a>, pas
        encore arrivés : ils ne sont pas comptés ici. Ce qui est sorti du stock ou détruit non plus.
      </p>
    )}
    {stock.places.map((place) => (
      <PlaceTable place={place} name={names.get(place.placeId ?? '') ?? 'Lieu non dit'} />
    ))}
  </>
)

const words: Record<Family, [string, string]> = {
  to_process: ['appareil à traiter', 'appareils à traiter'],
  quarantine: ['appareil en quarantaine', 'appareils en quarantaine'],
  ready: ['appareil prêt', 'appareils prêts'],
  promised: ['appareil promis', 'appareils promis'],
  handed: ['appareil remis', 'appareils remis'],
  missing: ['appareil manquant', 'appareils manquants'],
}

const PlaceTable = ({ place, name }: { place: PlaceCounts; name: string }) => {
  const shelf = place.placeId ?? NO_PLACE
  return (
    <Block title={name}>
      <Table
        caption={`Stock, ${name}`}
        captionHidden
        columns={[
          'Type',
          ...keys.map((family) => ({ label: families[family].label, end: true })),
          { label: 'Total', end: true },
        ]}
        rows={place.kinds.map((line) => [
          <Kind line={line} shelf={shelf} />,
          ...keys.map((family) => (
            <Count n={line.families[family]} href={listHref({ lieu: shelf, type: line.kind, groupe: family })} />
          )),
          <Count n={line.total} href={listHref({ lieu: shelf, type: line.kind })} />,
        ])}
        total={
          place.kinds.length > 1
            ? [
                'Ensemble',
                ...keys.map((family) => (
                  <Count n={place.families[family]} href={listHref({ lieu: shelf, groupe: family })} />
                )),
                <Count n={place.total} href={listHref({ lieu: shelf })} />,
              ]
            : undefined
        }
      />
    </Block>
  )
}

const Count = ({ n, href }: { n: number; href?: string }) =>
  n > 0 && href ? <a href={href}>{sayNumber(n)}</a> : <span>{sayNumber(n)}</span>

/** A kind, and how much of it works. */
const Kind = ({ line, shelf }: { line: KindCounts; shelf: string }) => (
  <>
    {sayDeviceKind(line.kind)}
    <small>
      {gradeKeys
        .filter((quality) => line.qualities[quality] > 0)
        .map((quality, at) => (
          <>
            {at > 0 && ', '}
            <a href={listHref({ lieu: shelf, type: line.kind, qualite: quality })}>
              {counted(line.qualities[quality], qualities[quality].one, qualities[quality].many)}
            </a>
          </>
        ))}
    </small>
  </>
)
