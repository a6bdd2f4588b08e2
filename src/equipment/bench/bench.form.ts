import { z } from 'zod'
import { keysOf } from '#platform/web/pieces.ts'
import { grades } from '../devices/device.words.ts'
import { ends } from './bench.words.ts'

const text = (most: number) => z.string().max(most, { error: 'Ce texte est trop long.' })

/** The version of the device that the person saw. */
const version = z.coerce.number().int()

export const GradeForm = z.object({
  version,
  aspect: z.enum(keysOf(grades.aspect), { error: 'Notez l’aspect.' }),
  working: z.enum(keysOf(grades.working), { error: 'Notez le fonctionnement.' }),
  battery: z.enum(keysOf(grades.battery), { error: 'Notez la batterie, ou dites qu’il n’y en a pas.' }),
})

export const FlagsForm = z.object({
  version,
  locked: text(200).optional(),
  missing_part: text(200).optional(),
  in_dispute: z.literal('oui').optional(),
})

export const ExitForm = z.object({
  version,
  as: z.enum(keysOf(ends), { error: 'Dites ce que devient l’appareil.' }),
  why: z
    .string({ error: 'Dites pourquoi : le donateur le lira dans son registre.' })
    .min(3, { error: 'Quelques mots de plus, s’il vous plaît.' })
    .max(500, { error: 'Ce texte est trop long.' }),
})

export const VersionForm = z.object({ version })

export const LogsForm = z.object({
  logs: z
    .array(z.file(), { error: 'Choisissez le journal d’effacement.' })
    .min(1, { error: 'Choisissez le journal d’effacement.' })
    .max(20, { error: 'Vingt journaux à la fois, au plus.' }),
})

export const SnapshotForm = z.object({ snapshot: z.file({ error: 'Choisissez le relevé de matériel.' }) })
