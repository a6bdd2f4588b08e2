import { sayDeviceKind } from '#equipment/devices/device.words.ts'
import { type Category, categoryWords } from '#equipment/policies/scale.ts'
import { toward } from '#platform/i18n/toward.ts'

/** Grades as one says them to a family; what needs no word has none. */
const plain: Record<'aspect' | 'battery' | 'working', Record<string, string>> = {
  aspect: { A: 'très bon aspect', B: 'bon aspect', C: 'rayures visibles', D: 'abîmé, sans gêner l’usage' },
  battery: {
    A: 'très bonne batterie',
    B: 'bonne batterie',
    C: 'batterie correcte',
    D: 'batterie faible, à laisser branché',
  },
  working: { B: 'une fonction secondaire manque', C: 'une fonction utile manque' },
}

type Graded = { kind: string; aspect: string | null; battery: string | null; working: string | null }

/** "Portable, bon aspect, batterie correcte, à la Permanence de l’Étoile": what decides, before any reference. */
export const sayPlainly = (device: Graded & { place: string | null; category?: Category | null }): string =>
  [
    device.kind === 'laptop' ? 'Portable' : sayDeviceKind(device.kind),
    device.category && categoryWords[device.category].label.toLowerCase(),
    plain.aspect[device.aspect ?? ''],
    plain.battery[device.battery ?? ''],
    plain.working[device.working ?? ''],
    device.place && toward(device.place),
  ]
    .filter(Boolean)
    .join(', ')
