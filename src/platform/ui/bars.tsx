import type { ComponentChildren } from 'preact'

/** Lines that compare: a list of Bar. */
export const Bars = ({ children }: { children: ComponentChildren }) => <ul class="bars">{children}</ul>

type Props = {
  label: ComponentChildren
  value: number
  max: number /** Words in place of "27 sur 40". */
  said?: string
  href?: string
}

/** One line: a name, its figure in words, its picture. Full turns green. */
export const Bar = ({ label, value, max, said = `${value} sur ${max}`, href }: Props) => {
  const share = max > 0 ? Math.min(100, Math.max(0, (value / max) * 100)) : 0
  return (
    <li class={share === 100 ? 'full' : undefined}>
      <span class="line">
        {href ? <a href={href}>{label}</a> : <span>{label}</span>}
        <b>{said}</b>
      </span>
      <Gauge share={share} />
    </li>
  )
}

/** A filled track; `share` in percent. Decoration: the figure stands in words beside it. */
export const Gauge = ({ share }: { share: number }) => (
  <svg class="gauge" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    <rect width={Math.round(share * 10) / 10} height="10" />
  </svg>
)
