import { z } from 'zod'
import { count } from '#platform/web/pieces.ts'
import { kindOptions, sayDeviceKind } from '../devices/device.words.ts'
import type { DeviceKind } from '../devices/snapshot.part.ts'
import { MOST_MACHINES } from './note.rules.ts'

export const UploadForm = z.object({ list: z.file({ error: 'Choisissez le fichier du bordereau.' }) })

export const kinds = kindOptions.map(([value]) => value) as [DeviceKind, ...DeviceKind[]]

/** The field that says how many machines of a kind. */
export const countField = (kind: string) => `n.${kind}`

/** How many machines of each kind are awaited, when no list says which. */
export const CountsForm = z.object(
  Object.fromEntries(kinds.map((kind) => [countField(kind), count(sayDeviceKind(kind), 0, MOST_MACHINES).optional()])),
)

/** The kinds that were counted. */
export const countsIn = (values: Record<string, number | undefined>) =>
  kinds.map((kind) => ({ kind, count: values[countField(kind)] ?? 0 })).filter(({ count }) => count > 0)
