import { Sheet } from '#platform/ui/sheet.tsx'
import type { PriorityRules } from '../ranking/policy.ts'
import { sayPolicy } from './policy.words.ts'

/** A policy as it is read aloud. */
export const ReadAloud = ({ rules, title }: { rules: PriorityRules; title?: string }) => (
  <Sheet title={title}>
    {sayPolicy(rules).map((line) => (
      <p>{line}</p>
    ))}
  </Sheet>
)
