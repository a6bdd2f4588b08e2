import type { Acting } from '#platform/access/acting.ts'
import { dayOf, sayHour } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { Moment, Story } from '#platform/ui/story.tsx'
import { boundsOf } from '#support/schedule/schedule.rules.ts'
import { receives } from '#support/support.rules.ts'
import { agendaOf } from './appointment.read.store.ts'
import { saySubject } from './words.ts'

const MOST = 8

/** The day's appointments: a mediator's own, everybody's for the coordination. */
export async function todayGlance(by: Acting) {
  if (!receives.includes(by.member.role)) return null
  const own = by.member.role === 'mediator' ? by.member.id : undefined
  const rows = await agendaOf(by, boundsOf(dayOf(by.now)), own)
  if (rows.length === 0) return null
  return (
    <Block title="Aujourd’hui" action={<a href="/rendez-vous">Tout le jour</a>}>
      <Story>
        {rows.slice(0, MOST).map((row) => (
          <Moment when={`${sayHour(row.starts_at)} – ${sayHour(row.ends_at)}`} ahead={row.starts_at > by.now}>
            <p>
              <a href={`/rendez-vous/${row.id}`}>{row.household_name}</a>, {saySubject(row.subject).toLowerCase()}
            </p>
          </Moment>
        ))}
      </Story>
    </Block>
  )
}
