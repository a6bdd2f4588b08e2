import { sql } from 'kysely'
import { zone } from '#platform/i18n/dates.ts'

/** Of a wish `n` of a run `r` and its appeal `x`: a promise for it stands or was kept, by the run, by the answer to the appeal, or by somebody since that answer. */
export const given = sql<boolean>`exists (select from allocation a where a.organisation_id = n.organisation_id and a.state <> 'cancelled' and (a.run_need_id = n.id
  or x.state = 'upheld' and a.household_id = n.household_id and a.programme_id = r.programme_id and (a.promised_at at time zone ${zone})::date >= x.answered_on))`
