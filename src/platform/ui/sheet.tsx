import type { ComponentChildren } from 'preact'

/** A white sheet laid on the page: facts beside a story, a form beside a list. */
export const Sheet = ({ title, id, children }: { title?: string; id?: string; children: ComponentChildren }) => (
  <section class="sheet block" id={id}>
    {title && <h2>{title}</h2>}
    {children}
  </section>
)
