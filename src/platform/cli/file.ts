import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { Typed } from './command.ts'
import { Halt } from './halt.ts'
import { hasKeyTwice } from './twice.ts'

/** The longest text that a command reads, in bytes: what JavaScript still holds as one string, with room around it. */
const MOST = 256_000_000

/** A file that a command was given: its bytes, and its text once it proves to be UTF-8. Halts with a sentence otherwise, and this code. */
export function fileAt(typed: Typed, path: string, code: 1 | 2 = 1) {
  const name = basename(path)
  try {
    const bytes = readFileSync(typed.path(path))
    return { name, bytes, text: () => textOf(bytes, name, code) }
  } catch (cause) {
    const absent = (cause as NodeJS.ErrnoException).code === 'ENOENT'
    throw new Halt(`${path} ${absent ? 'n’existe pas' : 'ne peut pas être lu'}.`, code, { cause })
  }
}

/** What a JSON file holds. Halts with code 2 when it cannot be read, is no JSON, or says two things under one key. */
export function jsonAt(typed: Typed, path: string): unknown {
  if ((statSync(typed.path(path), { throwIfNoEntry: false })?.size ?? 0) > MOST)
    throw new Halt(`${basename(path)} est trop lourd : 256 Mo au plus.`, 2)
  const { name, text } = fileAt(typed, path, 2)
  const written = text()
  const parsed = parse(written, name)
  if (hasKeyTwice(written, parsed))
    throw new Halt(`${name} écrit deux fois la même clé : on ne sait pas laquelle croire.`, 2)
  return parsed
}

function parse(written: string, name: string): unknown {
  try {
    return JSON.parse(written)
  } catch (cause) {
    throw new Halt(
      written.trim() === '' ? `${name} est vide.` : `${name} n’est pas du JSON, ou s’arrête avant sa fin.`,
      2,
      { cause },
    )
  }
}

function textOf(bytes: Uint8Array, name: string, code: 1 | 2): string {
  const refuse = (cause?: unknown) =>
    new Halt(`${name} n’est pas écrit en UTF-8 : enregistrez-le dans cet encodage.`, code, { cause })
  // In UTF-16 every other byte of plain letters is zero, which no text in UTF-8 has.
  if (bytes.includes(0)) throw refuse()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw refuse(cause)
  }
}
