import { compareDates, dateLevels } from '../comparing/dates.ts'
import { compareDigits, compareEmails, compareTexts, textLevels } from '../comparing/texts.ts'
import type { Kind } from '../kinds.ts'
import type { Field } from '../records/field.ts'
import { against, type Clue, level, missing } from './clue.ts'
import { remembered } from './remembered.ts'

/** The date of birth. The first of January is frequent: its rarity says how little it is worth. */
export const birthDateClue = (field: Field): Clue => {
  const { values, rarity } = field
  const dates = Int32Array.from(field.texts, Number)
  // A date looked up, and seen nowhere before, stands after the others.
  const dateOf = (value: number): number => dates[value] ?? Number(field.texts[value])
  return {
    name: 'birth_date',
    label: 'Date de naissance',
    about: 'birth',
    levels: [
      missing,
      level('identique', 0.85, 0.00005, 1),
      level('jour et mois inversés', 0.02, 0.00003),
      level('un chiffre de différence', 0.04, 0.0015),
      level('même année, jour inconnu (1er janvier)', 0.02, 0.001),
      level('deux parties sur trois', 0.03, 0.005),
      level('même année', 0.01, 0.012),
      against('différente', 0.03, 0.98),
    ],
    exact: { level: dateLevels.exact, agreement: field.agreement },
    rarest: field.rarest,
    level(a, b) {
      const [x, y] = [values[a]!, values[b]!]
      if (x === 0 || y === 0) return 0
      return x === y ? dateLevels.exact : compareDates(dateOf(x), dateOf(y))
    },
    rarity: (a) => rarity[values[a]!]!,
  }
}

type Text = {
  name: string
  label: string
  about: Clue['about']
  compare: (a: string, b: string) => number
  m: number[]
  u: number[]
}

const texts: Partial<Record<Kind, Omit<Text, 'name'>>> = {
  phone: {
    label: 'Téléphone',
    about: 'home',
    compare: compareDigits,
    m: [0.7, 0.04, 0.01, 0.25],
    u: [1e-5, 1e-5, 1e-5, 1],
  },
  email: {
    label: 'Adresse électronique',
    about: 'home',
    compare: compareEmails,
    m: [0.7, 0.05, 0.03, 0.22],
    u: [1e-5, 1e-5, 1e-4, 1],
  },
  id_number: {
    label: 'Numéro',
    about: 'person',
    compare: compareDigits,
    m: [0.9, 0.04, 0.01, 0.05],
    u: [1e-6, 1e-5, 1e-5, 1],
  },
}
const anyText: Omit<Text, 'name'> = {
  label: 'Autre',
  about: 'home',
  compare: compareTexts,
  m: [0.75, 0.06, 0.04, 0.15],
  u: [0.3, 0.02, 0.05, 0.63],
}

/** A field compared as a text on its own: phone, e-mail, identifier, and whatever else the map names. */
export const textClue = (field: Field): Clue => {
  const { values, rarity, texts: read } = field
  const { label, about, compare, m, u } = texts[field.kind] ?? anyText
  const answer = (x: number, y: number) => compare(read[x]!, read[y]!)
  // Nearly every phone and identifier is a pair never seen again: nothing to remember.
  const compared = field.kind === 'other' ? remembered(answer, read.length) : answer
  return {
    name: field.main ? field.kind : field.title,
    label: label || `« ${field.title} »`,
    about,
    levels: [
      missing,
      level('identique', m[0]!, u[0]!, 1),
      level('une différence légère', m[1]!, u[1]!, 0.3),
      level('une ressemblance', m[2]!, u[2]!),
      against('différent', m[3]!, u[3]!),
    ],
    exact: { level: textLevels.same, agreement: field.agreement },
    rarest: field.rarest,
    level(a, b) {
      const [x, y] = [values[a]!, values[b]!]
      if (x === 0 || y === 0) return 0
      return x === y ? textLevels.same : compared(x, y)
    },
    rarity: (a, b) => Math.min(rarity[values[a]!]!, rarity[values[b]!]!),
  }
}
