import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** `@import "common.css" layer(common);` */
const imported = /^@import "([\w-]+\.css)"(?: layer\((\w+)\))?;$/gm

/** A style sheet with those it imports in their place: a browser asks for one file. */
export const readSheet = (path: string): string =>
  readFileSync(path, 'utf8').replace(imported, (_, name: string, layer?: string) => {
    const sheet = readSheet(join(dirname(path), name))
    return layer ? `@layer ${layer} {\n${sheet}}` : sheet
  })
