import type { ComponentChildren } from 'preact'

/** Fields that belong together, under a title. */
export const Fieldset = ({ legend, children }: { legend: string; children: ComponentChildren }) => (
  <fieldset class="group">
    <legend>{legend}</legend>
    {children}
  </fieldset>
)
