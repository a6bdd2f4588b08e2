export type Processor = {
  family: 'cpu_entry' | 'cpu_3' | 'cpu_5' | 'cpu_7'
  /** Null for entry processors, whose names do not say it. */
  generation: 'gen_old' | 'gen_mid' | 'gen_new' | null
}

/** The family and generation of a processor, read from its name as tools write it; null when its name says neither. */
export function readProcessor(name: string | null): Processor | null {
  const text = (name ?? '').replace(/\((r|tm)\)/gi, '').replace(/\s+/g, ' ')
  const core = /\bcore i([3579])[- ](\d{3,5})/i.exec(text)
  if (core) return { family: familyOf(core[1]), generation: step(coreGeneration(core[2] ?? ''), 6, 8) }
  const ryzen = /\bryzen ([3579]) (?:pro )?(\d)\d{3}/i.exec(text)
  if (ryzen) return { family: familyOf(ryzen[1]), generation: step(Number(ryzen[2]), 2, 3) }
  if (/\b(celeron|pentium|atom|athlon|sempron|core ?2|amd (a[46]|e[12]?)-)/i.test(text))
    return { family: 'cpu_entry', generation: null }
  return null
}

const familyOf = (said: string | undefined): Processor['family'] =>
  said === '3' ? 'cpu_3' : said === '5' ? 'cpu_5' : 'cpu_7'

/** i5-520M → 1, i5-6300U → 6, i5-1135G7 → 11, i5-10210U → 10. */
const coreGeneration = (digits: string): number =>
  digits.length === 3
    ? 1
    : digits.length === 5 || digits.startsWith('1')
      ? Number(digits.slice(0, 2))
      : Number(digits[0])

const step = (generation: number, mid: number, recent: number) =>
  generation >= recent ? 'gen_new' : generation >= mid ? 'gen_mid' : 'gen_old'
