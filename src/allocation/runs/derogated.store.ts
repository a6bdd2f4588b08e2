import { sql } from 'kysely'

/** Joins to `run_need n` the derogation `d` that stands for it, if one does. */
export const standing = sql`left join derogation d on d.run_need_id = n.id and d.organisation_id = n.organisation_id and d.taken_back_at is null`
/** What becomes of the family `n` before anything is decided: as proposed, unless the derogation `d` says otherwise. */
export const outcomeNow = sql`case d.way when 'in' then 'served' when 'out' then 'waiting' else n.outcome end`
/** Whether the family `n` is served: as decided; before that, as `outcomeNow`. */
export const servedNow = sql<boolean>`coalesce(n.final, ${outcomeNow}) = 'served'`
