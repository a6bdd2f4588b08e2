import { z } from 'zod'
import type { Typed } from '#platform/web/form.ts'
import { count, short, versionRead } from '#platform/web/pieces.ts'
import { aimFields } from '../programmes/aim.form.ts'
import { kitDevices } from './kit.rules.ts'

/** A kind of kit as its form sends it; how well each class suits it is read beside. */
export const KitForm = z.object({
  name: short(80, 'Donnez un nom, par exemple « Kit collégien ».').min(2, 'Ce nom est trop court.'),
  contents: z.array(z.enum(['computer', 'connection', 'training'], 'Choisissez parmi ce qui est affiché.')).default([]),
  device_kinds: z.array(z.enum(kitDevices, 'Choisissez parmi ce qui est affiché.')).default([]),
  publics: aimFields.publics,
  rank: count('Rang', 1, 100).default(100),
  version: versionRead.optional(),
})
export type KitForm = z.output<typeof KitForm>

export const fitField = (key: string) => `convient-${key}`

/** How well each class suits, as typed: only what says more than "for want of better". */
export function readFit(data: FormData): { fit: Record<string, number>; typed: Typed } {
  const fit: Record<string, number> = {}
  const typed: Typed = {}
  for (const [name, value] of data) {
    const key = /^convient-([a-z_]{1,20}(?:\.[a-z]{1,20})?)$/.exec(name)?.[1]
    if (!key || typeof value !== 'string' || !/^[012]$/.test(value)) continue
    typed[name] = value
    if (value !== '0') fit[key] = Number(value)
  }
  return { fit, typed }
}

export const EndKitForm = z.object({ version: versionRead })
