import { Sheet } from '#platform/ui/sheet.tsx'
import type { Device } from '../devices/device.store.ts'
import { categoryOf } from './category.rules.ts'
import { sayCategory, sayPolicy, sayReason } from './category.words.ts'
import type { Policy } from './policy.store.ts'
import { categoryWords } from './scale.ts'

/** What a computer is good for, with the reasons; what is missing to say it. */
export const CategorySheet = ({ device, policy }: { device: Device; policy: Policy }) => {
  const judged = categoryOf(device, policy.scale)
  if (!judged) return null
  return (
    <Sheet title="Performances">
      <p>
        <b>{sayCategory(judged)}</b>
        {'missing' in judged
          ? ` : on ne connaît pas ${judged.missing.join(', ni ')}. Relevez son matériel.`
          : ` : ${categoryWords[judged.category].use}.`}
      </p>
      {'reasons' in judged && (
        <ul>
          {judged.reasons.map((reason) => (
            <li>{sayReason(reason)}.</li>
          ))}
          <li>
            En tout {judged.total} points, {sayPolicy(policy)}.
          </li>
        </ul>
      )}
    </Sheet>
  )
}
