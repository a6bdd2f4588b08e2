import type { ComponentChildren } from 'preact'

type Props = {
  children: ComponentChildren
  aside: ComponentChildren
  /** On a phone what helps comes first: when it is what one looks for, and the rest is long. */
  asideFirst?: boolean
}

/** What is read first, and beside it (under it on a phone, unless said otherwise) what helps. */
export const Columns = ({ children, aside, asideFirst }: Props) =>
  asideFirst ? (
    <div class="columns aside-first">
      <aside>{aside}</aside>
      <div>{children}</div>
    </div>
  ) : (
    <div class="columns">
      <div>{children}</div>
      <aside>{aside}</aside>
    </div>
  )
