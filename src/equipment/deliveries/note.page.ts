import { isId } from '#platform/db/id.ts'
import { LAST, PAGE } from '#platform/db/page.ts'
import { found } from '#platform/web/halts.ts'
import type { Page } from '#platform/web/routes.ts'
import { lotAsked } from '../donations/lot.pages.tsx'
import { exceptionsOf } from './note.exceptions.store.ts'
import { linesOfNote } from './note.lines.store.ts'
import { contestsOf, noteOf } from './note.store.ts'
import { tallyOf } from './note.tally.store.ts'

/** The lot of the address and its note, for its two organisations; a note that is not there yet is not found. */
export async function noteAsked(c: Page) {
  const lot = await lotAsked(c)
  return { lot, note: found(await noteOf(c.var.by, lot.id)) }
}

/** Where pages of a note stand. */
export const noteCrumbs = (lot: { id: string; title: string }) =>
  [
    ['Dons', '/dons'],
    [lot.title, `/dons/${lot.id}`],
    ['Bordereau', `/dons/${lot.id}/bordereau`],
  ] as const

const none = { expected: 0, scanned: 0, listed: 0, swapped: 0, surplus: 0, missing: 0, doubles: 0, again: 0, open: 0 }

/** All that the page of a note shows, from the line that its address names. */
export async function notePage(c: Page) {
  const { by } = c.var
  const lot = await lotAsked(c)
  const note = await noteOf(by, lot.id)
  if (!note) return { lot, note, tally: none, exceptions: [], contests: [], lines: [], older: null, all: false }
  const all = c.req.query('voir') === 'toutes'
  const [line, id] = (c.req.query('apres') ?? '').split('_')
  const after = { line: /^\d{1,9}$/.test(line ?? '') ? Number(line) : -1, id: id && isId(id) ? id : LAST.id }
  const [tally, exceptions, contests, rows] = await Promise.all([
    tallyOf(by, note.id),
    exceptionsOf(by, note.id),
    contestsOf(by, note.id),
    // What remains while it is counted; once closed, what differs says it.
    all || note.state === 'counting' || note.state === 'expected'
      ? linesOfNote(by, note.id, { after, open: !all && note.state === 'counting' }, PAGE + 1)
      : [],
  ])
  const lines = rows.slice(0, PAGE)
  const last = lines.at(-1)
  const older =
    rows.length > PAGE && last
      ? `/dons/${lot.id}/bordereau?${all ? 'voir=toutes&' : ''}apres=${last.line}_${last.id}`
      : null
  return { lot, note, tally, exceptions, contests, lines, older, all }
}
