import type { ComponentChildren } from 'preact'

/** Lines that compare: a list of Bar. */
export const Bars = ({ children }: { children: ComponentChildren }) => <ul class="bars">{children}</ul>

type Props = {
  label: ComponentChildren
  value: number
  max: number /** Words in place of "27 sur 40". */
  said?: string
  href?: string
  /** The largest `max` of the lines side by side: each track is then as long as what it counts. */
  scale?: number
  /** A figure among others, of which being the longest is no success: it never turns green. */
  plain?: boolean
}

const percent = (part: number, whole: number): number =>
  whole > 0 ? Math.min(100, Math.max(0, (part / whole) * 100)) : 0

/** One line: a name, its figure in words, its picture. Full turns green. */
export const Bar = ({ label, value, max, said = `${value} sur ${max}`, href, scale, plain }: Props) => {
  const share = percent(value, max)
  return (
    <li class={share === 100 && !plain ? 'full' : undefined}>
      <span class="line">
        {href ? <a href={href}>{label}</a> : <span>{label}</span>}
        <b>{said}</b>
      </span>
      {scale ? <Gauge share={percent(value, scale)} of={percent(max, scale)} /> : <Gauge share={share} />}
    </li>
  )
}

const tenth = (n: number) => Math.round(n * 10) / 10

/** A filled track; `share` in percent, and `of` when the track itself is not the whole width. Decoration: the figure stands in words beside it. */
export const Gauge = ({ share, of }: { share: number; of?: number }) => (
  <svg
    class={of === undefined ? 'gauge' : 'gauge among'}
    viewBox="0 0 100 10"
    preserveAspectRatio="none"
    aria-hidden="true"
  >
    {of !== undefined && <rect class="of" width={tenth(of)} height="10" />}
    <rect width={tenth(share)} height="10" />
  </svg>
)
