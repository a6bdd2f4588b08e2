import type pg from 'pg'
import { type FirstName, memberId, organisationId } from '#testing/cast.ts'
import { writeBench } from './territory/bench.ts'
import { writeDonations } from './territory/donations.ts'
import { writeHandover } from './territory/handover.ts'
import { writeLog } from './territory/log.ts'
import { writeNeeds } from './territory/needs.ts'
import { writeOrientation } from './territory/orientation.ts'
import { writeProgramme } from './territory/programme.ts'
import { rowOf, rowsOf } from './territory/rows.ts'
import { writeRuns } from './territory/runs.ts'
import { writeStock } from './territory/stock.ts'
import { writeSupport } from './territory/support.ts'
import type { Writing } from './territory/writing.ts'

/** Identifiers of one row of each kind, in one territory. */
export type Territory = { canary: string; ids: Record<string, string> }

/** In an order that what they name asks for. */
const wings: readonly ((writing: Writing) => Promise<void>)[] = [
  ...[writeNeeds, writeDonations, writeBench, writeProgramme, writeOrientation, writeRuns],
  ...[writeStock, writeHandover, writeSupport, writeLog],
]

/** A whole small territory written behind the locks, each private text carrying the same canary word. */
export async function writeTerritory(
  owner: pg.ClientBase,
  who: { coordinator: FirstName; prescriber: FirstName; donor?: FirstName; school?: FirstName },
  at: number,
  canary: string,
): Promise<Territory> {
  const ids = rowsOf(at)
  const writing: Writing = {
    ...{ ids, canary, at },
    q: (text, values) => owner.query(text, values),
    id: (n) => rowOf(at, n),
    coordinator: organisationId(who.coordinator),
    prescriber: organisationId(who.prescriber),
    donor: organisationId(who.donor ?? who.coordinator),
    school: organisationId(who.school ?? who.prescriber),
    mediator: memberId(who.coordinator),
    sender: memberId(who.prescriber),
  }
  for (const write of wings) await write(writing)
  return { canary, ids }
}
