import { Sheet } from '#platform/ui/sheet.tsx'
import type { PriorityRules } from '../ranking/policy.ts'
import { sayPolicy } from './policy.words.ts'

/** A policy as it is read aloud. */
export const ReadAloud = ({ rules, title }: { rules: PriorityRules; title?: string }) => (
  <Sheet title={title}>
    <Aloud rules={rules} />
  </Sheet>
)

/** The same without a sheet around it. */
export const Aloud = ({ rules }: { rules: PriorityRules }) => {
  const { order, points, ties } = sayPolicy(rules)
  return (
    <>
      {order.map((line) => (
        <p>{line}</p>
      ))}
      {points.length > 0 && (
        <ul class="points">
          {points.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      )}
      <p>{ties}</p>
    </>
  )
}
