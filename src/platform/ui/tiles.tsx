import { sayNumber } from './counted.ts'

/** What one tile says: a place, how much is left there, and of how much. `value` null: nobody said anything of it. */
export type Tile = { name: string; value: number | null; of?: number }

type Props = {
  caption: string
  tiles: readonly Tile[] /** What nobody said anything of is called so. */
  unsaid: string
}

/**
 * Places side by side, each as dark as its figure beside the largest: a map of which neither outline nor coordinates are asked
 * for, since the official code of communes holds none. It is read as one picture, of which a table beside says every figure.
 */
export const Tiles = ({ caption, tiles, unsaid }: Props) => {
  const most = Math.max(0, ...tiles.map(({ value }) => value ?? 0))
  return (
    <figure class="tiles">
      <figcaption>{caption}</figcaption>
      <div role="img" aria-label={inWords(caption, tiles)}>
        {tiles.map(({ name, value, of }) => (
          <p class={value === null ? 'unsaid' : `shade-${shadeOf(value, most)}`}>
            <span>{name}</span>
            {value === null ? <small>{unsaid}</small> : <b>{sayNumber(value)}</b>}
            {value !== null && of !== undefined && of !== value && <small> sur {sayNumber(of)}</small>}
          </p>
        ))}
      </div>
    </figure>
  )
}

/** 0 where nothing is left, else the quarter of the largest figure in which it falls: 1 to 4. */
export const shadeOf = (value: number, most: number): number => (value <= 0 ? 0 : Math.ceil((4 * value) / most))

function inWords(caption: string, tiles: readonly Tile[]): string {
  const first = tiles
    .filter(({ value }) => value)
    .toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0))
    .slice(0, 3)
    .map(({ name, value }) => `${name}, ${sayNumber(value ?? 0)}`)
  return first.length > 0 ? `${caption}. D’abord : ${first.join(' ; ')}. Le tableau dit chaque nombre.` : caption
}
