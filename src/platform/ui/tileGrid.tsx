import { sayNumber } from './counted.ts'

export type Tile = {
  label: string /** `null`: under five, hidden so that nobody is recognised. */
  value: number | null
  href?: string
}

type Props = { tiles: readonly Tile[] /** Noun of the value: "familles en attente". */; of: string }

const levels = 4

/** Level 1 to 4 of a value among all; 0 for none or hidden. */
const levelOf = (value: number | null, max: number) =>
  value && max ? Math.max(1, Math.ceil((value / max) * levels)) : 0

/** Communes side by side, the darker the more there is. */
export const TileGrid = ({ tiles, of }: Props) => {
  const max = Math.max(0, ...tiles.map((tile) => tile.value ?? 0))
  return (
    <ul class="tiles">
      {tiles.map(({ label, value, href }) => (
        <li class={`tile-${levelOf(value, max)}`}>
          {href ? <a href={href}>{label}</a> : <span>{label}</span>}
          <b>{value === null ? 'moins de 5' : sayNumber(value)}</b> <span class="hidden">{of}</span>
        </li>
      ))}
    </ul>
  )
}
