import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

const maxDepth = 60

/**
 * Parses JSON that a stranger's tool wrote. Depth is bounded before parsing, so that reading it cannot exhaust the stack;
 * keys are only ever read as own properties, never merged. Old versions of lshw print several objects with nothing
 * between them: they are read as a list.
 */
export function parseJson(text: string): { json: Json } | Refusal {
  if (deeperThan(text, maxDepth)) return refuse('Ce fichier est trop imbriqué pour être un relevé de matériel.')
  for (const candidate of [text, `[${text.replace(/\}\s*\n\s*\{/g, '},{')}]`])
    try {
      return { json: JSON.parse(candidate) as Json }
    } catch {}
  return refuse('Ce relevé de matériel est abîmé ou incomplet : relancez l’outil, puis déposez le fichier entier.')
}

function deeperThan(text: string, limit: number): boolean {
  let depth = 0
  let inString = false
  for (let i = 0; i < text.length; i++) {
    const char = text[i]
    if (inString) {
      if (char === '\\') i++
      else if (char === '"') inString = false
    } else if (char === '"') inString = true
    else if (char === '{' || char === '[') {
      if (++depth > limit) return true
    } else if (char === '}' || char === ']') depth--
  }
  return false
}

/** The value at the end of a path of keys, or null. */
export function at(node: Json | undefined, ...path: string[]): Json {
  let value: Json = node ?? null
  for (const key of path) {
    if (value === null || typeof value !== 'object' || Array.isArray(value) || !Object.hasOwn(value, key)) return null
    value = value[key] ?? null
  }
  return value
}

export const list = (node: Json): Json[] => (Array.isArray(node) ? node : [])

/** A positive finite number, also when it was written as text ("4"); null otherwise. */
export function amount(node: Json): number | null {
  const value = typeof node === 'string' && /^\d+(\.\d+)?$/.test(node) ? Number(node) : node
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= Number.MAX_SAFE_INTEGER
    ? value
    : null
}

/** A tool's output kept inside another's as a text of JSON, or already as JSON. */
export function unfolded(node: Json): Json {
  if (typeof node !== 'string') return node
  const parsed = parseJson(node)
  return refused(parsed) ? null : parsed.json
}
