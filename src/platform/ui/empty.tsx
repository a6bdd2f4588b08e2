import type { ComponentChildren } from 'preact'

/** An empty screen teaches: what belongs here, who puts it there, the first button. */
export const Empty = ({ title, children }: { title: string; children?: ComponentChildren }) => (
  <div class="empty">
    <span class="chain small" aria-hidden="true">
      <i />
      <i />
      <i />
    </span>
    <h2>{title}</h2>
    {children}
  </div>
)
