import type { ComponentChildren } from 'preact'

type Props = {
  title: string /** A link or a second button on the title's line. */
  action?: ComponentChildren
  id?: string
  children: ComponentChildren
}

/** A part of a page under its title. */
export const Block = ({ title, action, id, children }: Props) => (
  <section class="block" id={id}>
    <div class="title">
      <h2>{title}</h2>
      {action}
    </div>
    {children}
  </section>
)
