import type { Acting } from '#platform/access/acting.ts'
import { DAY, dayOf, sayDate } from '#platform/i18n/dates.ts'
import type { Turn } from '#platform/ui/turn.ts'
import { openAppeals } from './appeal.read.store.ts'
import { dueOn, REMINDED_DAYS } from './appeal.rules.ts'

/** For the coordination: appeals to answer, pressing once their two months near their end, and those upheld with nothing promised. */
export async function appealTurns(by: Acting): Promise<Turn[]> {
  if (by.member.role !== 'coordinator') return []
  return (await openAppeals(by)).map((appeal): Turn => {
    const since = new Date(`${appeal.received_on}T12:00:00Z`)
    const due = dueOn(appeal.received_on)
    const name = appeal.name ?? 'Une famille'
    if (appeal.state === 'upheld')
      return {
        ...{ tone: 'turn', pressing: true, since, title: `${name} : recours accepté, rien n’est encore promis` },
        ...{ href: `/recours/${appeal.id}`, detail: `${appeal.programme}, ${appeal.run}` },
        verb: ['Promettre du matériel', `/familles/${appeal.household_id}/attribuer?programme=${appeal.programme_id}`],
      }
    const late = due < dayOf(by.now)
    return {
      ...{
        tone: late ? 'loss' : 'turn',
        pressing: dayOf(new Date(by.now.getTime() + REMINDED_DAYS * DAY)) >= due,
        since,
      },
      ...{ title: `${name} demande un nouvel examen`, href: `/recours/${appeal.id}` },
      detail: late ? `À répondre avant le ${sayDate(due)} : ce jour est passé` : `À répondre avant le ${sayDate(due)}`,
      verb: ['Répondre au recours', `/recours/${appeal.id}`],
    }
  })
}
