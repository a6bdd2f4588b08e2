import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { actOnDevice } from '../bench/bench.store.ts'
import { mayTest } from '../devices/device.rules.ts'
import { type Answered, faultsIn, locksIn, missingIn, type Result, secondaryIn, unanswered } from './checklist.rules.ts'
import { checklistAt, checklistOf } from './checklist.store.ts'
import { type DeviceTest, testsOf } from './deviceTests.store.ts'

export type Answers = Record<string, { result?: Result; word?: string }>
export type Tried = { version: number; checklist: number; answers: Answers; rest: boolean; note: string }

/**
 * What was tried, function by function, on the list that the person had before them. What is not there is missing, a lock is
 * written down, a fault sends to repair: each alone keeps the device from being ready.
 */
export const testDevice = (by: Acting, id: string, form: Tried): Promise<Refusal | null> =>
  actOnDevice(by, id, form.version, async (device, bench) => {
    const refusal = mayTest(await bench())
    if (refusal) return refuse(refusal)
    const list = await checklistAt(by, device.kind, form.checklist)
    if (!list) return refuse('Cette liste d’essais n’existe pas : rouvrez la page de l’appareil.')
    const said = Object.fromEntries(
      list.lines.map(({ key, nature }) => [
        key,
        form.answers[key]?.result ?? (form.rest && nature !== 'lock' ? ('ok' as const) : undefined),
      ]),
    )
    const [left] = unanswered(list.lines, said)
    if (left)
      return refuse(
        left.nature === 'lock'
          ? `« ${left.label} » : vérifiez ce verrou, puis dites ce qu’il en est.`
          : `« ${left.label} » : essayez cette fonction, ou dites qu’elle est sans objet ici.`,
        `r_${left.key}`,
      )
    const answers = list.lines.map(
      (line): Answered => ({ ...line, result: said[line.key] as Result, word: form.answers[line.key]?.word ?? '' }),
    )
    const [previous] = await testsOf(by, id)
    await by.db
      .insertInto('device_test')
      .values({
        ...{ id: by.newId(), organisation_id: by.member.organisationId, device_id: id, turn: await turnOf(by, id) },
        ...{ checklist: list.version, answers: JSON.stringify(answers), note: form.note, tested_at: by.now },
      })
      .execute()
    const flags = flagsAfter(device, answers, previous)
    return {
      set: { state: 'tested', ...flags },
      event: {
        ...{ act: 'device.tested', to: 'tested', why: form.note || null },
        data: {
          ...{ checklist: list.version, faults: faultsIn(answers), missing: missingIn(answers) },
          ...{ locks: locksIn(answers), secondary: secondaryIn(answers) },
        },
      },
    }
  })

const turnOf = async (by: Acting, id: string): Promise<number> => {
  const { rows } = await sql<{ turn: number }>`select app.device_turn(${id}) as turn`.execute(by.db)
  return rows[0]?.turn ?? 1
}

/** What a test finds missing it may find again; what a person wrote down beside it stays. A lock once found is lifted by its own act. */
function flagsAfter(
  device: { locked: string | null; missing_part: string | null },
  answers: Answered[],
  previous: DeviceTest | undefined,
): { locked: string | null; missing_part: string | null } {
  const [missing, locks] = [missingIn(answers).join(', '), locksIn(answers).join(', ')]
  const said = previous ? missingIn(previous.answers).join(', ') : ''
  const kept = device.missing_part && device.missing_part !== said ? device.missing_part : null
  return {
    missing_part: ([kept, missing].filter(Boolean).join(', ') || null)?.slice(0, 200) ?? null,
    locked: (device.locked ?? (locks || null))?.slice(0, 200) ?? null,
  }
}

/** Everything was tried at once, locks included, and all of it works: on the list of this organisation today. */
export const testWhole = async (
  by: Acting,
  id: string,
  { version, kind, note }: { version: number; kind: string; note: string },
): Promise<Refusal | null> => {
  const list = await checklistOf(by, kind)
  const answers: Answers = Object.fromEntries(list.lines.map(({ key }) => [key, { result: 'ok' }]))
  return testDevice(by, id, { version, checklist: list.version, answers, rest: false, note })
}

/** A lock is lifted: by whom, and how one sees it, is kept with the act. */
export const unlockDevice = (by: Acting, id: string, form: { version: number; how: string }): Promise<Refusal | null> =>
  actOnDevice(by, id, form.version, async (device) =>
    device.locked
      ? { set: { locked: null }, event: { act: 'device.unlocked', why: form.how, data: { locked: device.locked } } }
      : refuse('Cet appareil n’est pas verrouillé.'),
  )
