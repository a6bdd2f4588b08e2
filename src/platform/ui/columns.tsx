import type { ComponentChildren } from 'preact'

/** What is read first, and beside it (under it on a phone) what helps. */
export const Columns = ({ children, aside }: { children: ComponentChildren; aside: ComponentChildren }) => (
  <div class="columns">
    <div>{children}</div>
    <aside>{aside}</aside>
  </div>
)
