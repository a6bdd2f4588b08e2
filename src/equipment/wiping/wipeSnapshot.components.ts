import { amount, at, type Json, list } from '#equipment/devices/snapshot.json.ts'
import { componentDrive } from '#equipment/devices/snapshot.workbench.ts'
import { localOf } from '#platform/i18n/dates.ts'
import type { LocalTime } from './wipeLog.lines.ts'
import type { EraseAction, EraseStep } from './wipeSnapshot.actions.ts'

/** The erase actions that Workbench 11 and Devicehub keep under each drive: `EraseBasic`, `EraseSectors`, `EraseCrypto`… */
export const componentActions = (snapshot: Json): EraseAction[] =>
  list(at(snapshot, 'components')).flatMap((component) =>
    [...list(at(component, 'actions')), ...list(at(component, 'events'))]
      .filter((action) => /^Erase/.test(typeOf(action)))
      .map((action) => ({
        type: typeOf(action),
        device: '',
        drive: componentDrive(component),
        started: timeOf(at(action, 'startTime') ?? at(action, 'startingTime')),
        finished: timeOf(at(action, 'endTime') ?? at(action, 'endingTime')),
        failed: hasFailed(action),
        steps: list(at(action, 'steps')).map(stepOf),
        said: false,
        bytesRead: null,
      })),
  )

const typeOf = (node: Json): string => String(at(node, 'type') ?? at(node, '@type') ?? '').replace(/^.*:/, '')

const stepOf = (step: Json): EraseStep => ({
  verifies: /verif|check|compare/i.test(typeOf(step)),
  zeros: /zero/i.test(typeOf(step)),
  failed: hasFailed(step),
  ended: timeOf(at(step, 'endTime') ?? at(step, 'endingTime')) !== null || at(step, 'success') === true,
})

/** Severity is a word or its rank, and was a boolean before that. */
const hasFailed = (node: Json): boolean =>
  /^(error|warning)$/i.test(String(at(node, 'severity'))) ||
  (amount(at(node, 'severity')) ?? 0) >= 2 ||
  at(node, 'success') === false ||
  at(node, 'error') === true

/** "2026-03-02T09:00:00+01:00" on the territory's clock; a time without a zone is left as it is. */
function timeOf(said: Json): LocalTime | null {
  const match = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?$/.exec(String(said))
  if (!match) return null
  const moment = match[3] ? new Date(`${match[1]}T${match[2]}${match[3]}`) : null
  return moment && !Number.isNaN(moment.getTime()) ? localOf(moment) : `${match[1]}T${match[2]}`
}
