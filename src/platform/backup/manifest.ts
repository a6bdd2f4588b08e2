import { z } from 'zod'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

const table = z.object({
  /** Quoted and with its schema, as SQL wants it. */
  name: z.string(),
  columns: z.array(z.string()),
  rows: z.number().int(),
  sha256,
})

/** What an archive says of itself. It comes last, so that an archive that was cut short has none. */
export const Manifest = z.object({
  kind: z.literal('maillon-backup'),
  format: z.literal(1),
  version: z.string(),
  takenAt: z.string(),
  migrations: z.array(z.object({ name: z.string(), sha256 })),
  /** In the order in which they can be loaded: what is referred to comes first. */
  tables: z.array(table),
  sequences: z.array(z.object({ name: z.string(), last: z.string(), called: z.boolean() })),
  /** The end of each organisation's audit chain on that day. */
  heads: z.array(z.object({ organisation: z.string(), seq: z.number(), hash: z.string() })),
})

export type Manifest = z.output<typeof Manifest>
export type ArchivedTable = z.output<typeof table>
export type ArchivedSequence = Manifest['sequences'][number]

export const manifestName = 'manifest.json'
