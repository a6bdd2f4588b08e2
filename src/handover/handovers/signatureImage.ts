import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { isBlank } from './png.blank.ts'
import { readPng } from './png.ts'

const MOST_BYTES = 300_000
const MOST_PIXELS = 4_000_000
const PREFIX = 'data:image/png;base64,'

/** The image of a signature as the pad sends it, checked to be what it says: a PNG on which something was drawn. */
export function readSignature(typed: string | undefined): Refusal | Buffer {
  if (!typed) return refuse('Faites signer dans le cadre, ou sur papier.', 'signature')
  const encoded = typed.startsWith(PREFIX) ? typed.slice(PREFIX.length) : ''
  if (encoded.length > MOST_BYTES * 1.4)
    return refuse('Cette signature est trop lourde : effacez-la et signez à nouveau.', 'signature')
  const bytes = /^[A-Za-z0-9+/]+={0,2}$/.test(encoded) ? Buffer.from(encoded, 'base64') : Buffer.alloc(0)
  const image = readPng(bytes, MOST_PIXELS)
  if (!image)
    return refuse(
      'La signature n’a pas pu être lue : effacez-la et signez à nouveau, ou signez sur papier.',
      'signature',
    )
  return isBlank(image) ? refuse('Le cadre est vide : faites signer dedans, ou sur papier.', 'signature') : bytes
}

/** A signature that may come back with its form: the family does not sign twice because another field was missing. */
export const givenBack = (typed: string | undefined): string | undefined =>
  refused(readSignature(typed)) ? undefined : typed
