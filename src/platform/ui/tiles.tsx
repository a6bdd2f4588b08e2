import { sayNumber } from './counted.ts'

/** What one tile says: a place, how much is left there, and of how much. `value` null: nobody said anything of it. */
export type Tile = { name: string; value: number | null; of?: number }

type Props = {
  caption: string
  tiles: readonly Tile[]
  /** What every tile of this picture counts, and nothing else: its noun for 0 and 1, then from 2 on. */
  noun: readonly [one: string, many: string]
  /** What nobody said anything of is called so. */
  unsaid: string
}

/**
 * Places side by side, each as dark as its figure beside the largest: a map of which neither outline nor coordinates are asked
 * for, since the official code of communes holds none. It is read as one picture, of which a table beside says every figure.
 */
export const Tiles = ({ caption, tiles, noun, unsaid }: Props) => {
  const most = Math.max(0, ...tiles.map(({ value }) => value ?? 0))
  return (
    <figure class="tiles">
      <figcaption>{caption}</figcaption>
      <div role="img" aria-label={inWords(caption, tiles, noun)}>
        {tiles.map(({ name, value, of }) => (
          <p class={value === null ? 'unsaid' : `shade-${shadeOf(value, most)}`}>
            <span>{name}</span>
            {value === null ? (
              <small>{unsaid}</small>
            ) : (
              <>
                <b>{sayNumber(value)}</b> <small>{nounOf(value, noun)}</small>
                {of !== undefined && of !== value && <small> sur {sayNumber(of)}</small>}
              </>
            )}
          </p>
        ))}
      </div>
      <Key {...{ most, noun }} unsaid={tiles.some(({ value }) => value === null) ? unsaid : null} />
    </figure>
  )
}

/** What each shade of one picture means, in its own numbers. */
const Key = ({ most, noun, unsaid }: { most: number; noun: Props['noun']; unsaid: string | null }) => (
  <ul class="key" aria-hidden="true">
    {rangesOf(most).map(({ shade, from, to }) => (
      <li class={`shade-${shade}`}>
        {from === to ? sayNumber(from) : `${sayNumber(from)} à ${sayNumber(to)}`} {nounOf(to, noun)}
      </li>
    ))}
    {unsaid && <li class="unsaid">{unsaid}</li>}
  </ul>
)

const nounOf = (value: number, [one, many]: Props['noun']) => (value < 2 ? one : many)

/** 0 where nothing is left, else the quarter of the largest figure in which it falls: 1 to 4. */
export const shadeOf = (value: number, most: number): number => (value <= 0 ? 0 : Math.ceil((4 * value) / most))

/** The figures of each shade, the lightest first; a shade into which no whole number falls is left out. */
export const rangesOf = (most: number): { shade: number; from: number; to: number }[] =>
  [0, 1, 2, 3, 4]
    .map((shade) =>
      shade === 0
        ? { shade, from: 0, to: 0 }
        : { shade, from: Math.floor(((shade - 1) * most) / 4) + 1, to: Math.floor((shade * most) / 4) },
    )
    .filter(({ from, to }) => from <= to)

function inWords(caption: string, tiles: readonly Tile[], noun: Props['noun']): string {
  const first = tiles
    .filter(({ value }) => value)
    .toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0))
    .slice(0, 3)
    .map(({ name, value }) => `${name}, ${sayNumber(value ?? 0)} ${nounOf(value ?? 0, noun)}`)
  return first.length > 0 ? `${caption}. D’abord : ${first.join(' ; ')}. Le tableau dit chaque nombre.` : caption
}
