import type { Acting } from '#platform/access/acting.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { Bar, Bars } from '#platform/ui/bars.tsx'
import { Sheet } from '#platform/ui/sheet.tsx'
import { reachOf } from './programme.figures.store.ts'
import { Reach } from './programme.reach.tsx'
import { readsProgrammes } from './programme.rules.ts'
import { placesOfNow, programmesSeenBy } from './programme.seen.store.ts'

/** Where the current programme stands, commune by commune, for those who promise and hand over; what it pays for and changed, for who funds it. */
export async function programmeGlance(by: Acting) {
  if (by.member.role === 'funder') return fundedGlance(by)
  if (by.member.role !== 'coordinator' && by.member.role !== 'mediator') return null
  const reads = readsProgrammes.includes(by.member.role)
  const rows = await placesOfNow(by)
  const first = rows[0]
  if (!first) return null
  return (
    <Sheet title={first.name}>
      <p class="quiet small">Ordinateurs promis</p>
      <Bars>
        {rows
          .filter((row) => row.id === first.id)
          .map((row) => (
            <Bar
              label={row.commune}
              value={row.promised}
              max={row.places}
              href={reads ? `/programmes/${row.id}` : undefined}
            />
          ))}
      </Bars>
    </Sheet>
  )
}

/** The programme that this member funds and that began last. */
async function fundedGlance(by: Acting) {
  const programme = await programmesSeenBy(by)
    .where('programme.starts_on', '<=', dayOf(by.now))
    .orderBy('programme.starts_on', 'desc')
    .orderBy('programme.id')
    .limit(1)
    .executeTakeFirst()
  if (!programme) return null
  return (
    <Sheet title={programme.name}>
      <Reach programme={programme} reached={await reachOf(by, programme.id)} />
      <p>
        <a href={`/programmes/${programme.id}`}>Lire commune par commune</a>
      </p>
    </Sheet>
  )
}
