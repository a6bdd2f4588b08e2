import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Head } from '#platform/audit/verify.ts'
import { Halt } from '../cli/halt.ts'

const Heads = z.array(z.object({ organisation: z.string(), seq: z.number(), hash: z.string() }))
const Published = z.union([Heads, z.object({ heads: Heads }).transform(({ heads }) => heads)])

/** The ends of chains somebody kept elsewhere: what `backup --json` or `verify --json` printed, or a backup's manifest. */
export const readPublished = (path: string): Head[] => {
  try {
    return Published.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (cause) {
    throw new Halt('Ce fichier ne contient pas les fins de chaîne que « maillon verify --json » écrit.', 1, { cause })
  }
}
