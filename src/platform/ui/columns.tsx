import type { ComponentChildren } from 'preact'

type Props = {
  children: ComponentChildren
  aside: ComponentChildren
  /** On a phone what helps comes first: when it is what one looks for, and the rest is long. */
  asideFirst?: boolean
  /** Two sides that are compared: neither is wider. */
  equal?: boolean
}

/** What is read first, and beside it (under it on a phone, unless said otherwise) what helps. */
export const Columns = ({ children, aside, asideFirst, equal }: Props) =>
  asideFirst ? (
    <div class={equal ? 'columns equal aside-first' : 'columns aside-first'}>
      <aside>{aside}</aside>
      <div>{children}</div>
    </div>
  ) : (
    <div class={equal ? 'columns equal' : 'columns'}>
      <div>{children}</div>
      <aside>{aside}</aside>
    </div>
  )
