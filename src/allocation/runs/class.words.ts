import { sayDeviceKind } from '#equipment/devices/device.words.ts'
import { categoryOf, type Facts } from '#equipment/policies/category.rules.ts'
import { type Category, categoryWords, type Scale } from '#equipment/policies/scale.ts'

type Described = Facts & { programme_id: string | null; agreement_id: string | null }

/** The class of a device in a run: what it is, and for whom it is kept. `title`: the agreement that bought it, when this programme has it. */
export function classOf(
  device: Described,
  scale: Scale,
  title: string | null,
): { name: string; category: Category | null } {
  const judged = categoryOf(device, scale)
  const category = judged && 'category' in judged ? judged.category : null
  const keptFor = title
    ? `de « ${title} »`
    : device.agreement_id
      ? 'd’une autre convention'
      : device.programme_id && 'de ce programme'
  const words = [sayDeviceKind(device.kind), category && categoryWords[category].label.toLowerCase(), keptFor]
  return { name: words.filter(Boolean).join(', '), category }
}
