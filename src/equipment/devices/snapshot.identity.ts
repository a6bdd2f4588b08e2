import { fillers } from './snapshot.fillers.ts'

/**
 * A serial number, model or maker as a tool or a person wrote it, or null when it is only a filler: makers leave
 * "To be filled by O.E.M.", tools print "?????" when they hide it, people type "N/A" or zeros. Two machines that share a
 * filler are not the same machine.
 */
export function identityOrNull(written: unknown): string | null {
  if (typeof written !== 'string' && typeof written !== 'number') return null
  const text = String(written)
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 120)
  const bare = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  if (bare === '' || fillers.has(bare)) return null
  if (/^(0123456789)+$/.test(bare)) return null
  if (/^(.)\1{2,}$/u.test(bare) || bare === '0' || bare === '00') return null
  if (/^(tobefilled|defaultstring|sernum|systemserial|chassisserial|baseboardserial)/.test(bare)) return null
  return text
}

/** Two ways of writing one serial number give the same key: case, blanks and hyphens differ between tools. */
export const serialKey = (serial: string): string => serial.toUpperCase().replace(/[\s\-_.]/g, '')
