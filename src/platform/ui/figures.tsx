import type { ComponentChildren } from 'preact'
import { sayNumber } from './counted.ts'

/** A row of Figure. */
export const Figures = ({ children }: { children: ComponentChildren }) => <ul class="figures">{children}</ul>

type Props = {
  value: number
  /** Words in place of the number: "61 %", "1,2 tonne". */
  said?: string
  /** Noun for 0 and 1. */
  one: string /** Noun from 2 on; `one` + s when absent. */
  many?: string
  href?: string
  detail?: string
  tone?: 'turn' | 'done' | 'loss'
}

/** A number with its noun. */
export const Figure = ({ value, said = sayNumber(value), one, many = `${one}s`, href, detail, tone }: Props) => {
  const body = (
    <>
      <b>{said}</b> <span>{value < 2 ? one : many}</span>
    </>
  )
  return (
    <li class={tone}>
      {href ? <a href={href}>{body}</a> : body}
      {detail && <small>{detail}</small>}
    </li>
  )
}
