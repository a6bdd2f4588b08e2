import type { ComponentChildren } from 'preact'

/** Short fields that are answered in one breath, side by side where there is room: adults and children, day and hour. */
export const Together = ({ children }: { children: ComponentChildren }) => <div class="together">{children}</div>
