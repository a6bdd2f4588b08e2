import { grades } from './device.words.ts'

/** "Bon aspect, petites traces d’usage (B)": the letter of the trade after the words. */
export const sayGradeOn = (axis: keyof typeof grades, letter: string | null): string => {
  const words: string = (grades[axis] as Record<string, string>)[letter ?? ''] ?? ''
  return words.replace(/^([A-D]) · (.+)$/, '$2 ($1)')
}

/** The same grades in a few words each, for a line. */
export const shortGrades = {
  aspect: { A: 'très bon aspect', B: 'bon aspect', C: 'rayures ou chocs visibles', D: 'abîmé' },
  working: {
    A: 'tout fonctionne',
    B: 'une fonction secondaire manque',
    C: 'une fonction utile manque',
    D: 'ne fonctionne pas normalement',
  },
  battery: {
    A: 'très bonne batterie',
    B: 'bonne batterie',
    C: 'batterie moyenne',
    D: 'batterie faible',
    none: 'sans batterie',
  },
} as const satisfies { [axis in keyof typeof grades]: Record<keyof (typeof grades)[axis], string> }

type Graded = { [axis in keyof typeof grades]?: unknown }

/** "bon aspect, tout fonctionne, batterie moyenne (B · A · C)": the words first, the letters of the trade after. */
export const sayGrades = (device: Graded): string => {
  const given = (Object.keys(shortGrades) as (keyof typeof shortGrades)[]).flatMap((axis) => {
    const letter = String(device[axis] ?? '')
    const words = (shortGrades[axis] as Record<string, string>)[letter]
    return words ? [{ words, letter: letter === 'none' ? '–' : letter }] : []
  })
  return given.length > 0
    ? `${given.map(({ words }) => words).join(', ')} (${given.map(({ letter }) => letter).join(' · ')})`
    : ''
}
