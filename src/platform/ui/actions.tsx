import type { ComponentChildren } from 'preact'

/** The row of buttons at the end of a form or under a title. */
export const Actions = ({ children }: { children: ComponentChildren }) => <div class="actions">{children}</div>
