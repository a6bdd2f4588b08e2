import type pg from 'pg'
import type { Demo } from './demo.ts'

/** Writes what everybody did, in the order of the days, as one chain for each organisation. */
export async function writeEvents(owner: pg.ClientBase, demo: Demo): Promise<number> {
  const last = new Map<string, number>()
  const acts = demo.acts.toSorted((a, b) => a.at.getTime() - b.at.getTime())
  const rows = acts.map(({ by, at, act, subject: [kind, id], householdId, from, to, why, data }) => {
    const seq = (last.get(by.organisation.id) ?? 0) + 1
    last.set(by.organisation.id, seq)
    return {
      ...{
        id: demo.id(at),
        organisation_id: by.organisation.id,
        seq,
        at,
        member_id: by.id,
        actor: by.name,
        act,
        subject_kind: kind,
        subject_id: id,
      },
      ...{
        household_id: householdId ?? null,
        from_state: from ?? null,
        to_state: to ?? null,
        why: why ?? null,
        data: data ?? {},
        hash: '\\x',
      },
    }
  })
  await owner.query('insert into app.event select * from json_populate_recordset(null::app.event, $1)', [
    JSON.stringify(rows),
  ])
  await owner.query(chain)
  return rows.length
}

/** Each event's digest covers the one before, by the same function as the site's own. */
const chain = `do $$ declare e app.event; last bytea; chained uuid; begin
  for e in select * from app.event order by organisation_id, seq loop
    if e.organisation_id is distinct from chained then last := ''::bytea; chained := e.organisation_id; end if;
    last := app.event_digest(last, e);
    update app.event set hash = last where id = e.id;
  end loop;
  insert into app.chain_head select distinct on (organisation_id) organisation_id, seq, hash from app.event order by organisation_id, seq desc;
end $$`
