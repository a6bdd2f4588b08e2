import { Notice } from '#platform/ui/notice.tsx'
import type { NextReceiver } from './next.store.ts'

/** Why this one is proposed, and the way to choose another. */
export const WhyNext = ({ next, href }: { next: NextReceiver; href: string }) => (
  <Notice title={`Pourquoi ${next.name}`}>
    <p>
      {next.why} <a href={href}>Choisir une autre structure</a>
    </p>
  </Notice>
)
