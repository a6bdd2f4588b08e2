import type pg from 'pg'

/** A link of an organisation's chain that does not hold, or a chain that ends before its published head. */
export type Break = { organisation: string; seq: number; fault: 'edited' | 'missing' | 'tail_cut' | 'head' }

/** The last link of each organisation's chain. Published elsewhere (a backup, an e-mail), it makes a cut tail visible. */
export type Head = { organisation: string; seq: number; hash: string }

/**
 * Reads every chain again from its first link. An edit, a deletion and a change of order break the digest;
 * a cut tail shows only against the stored head and against published ones. An event emptied with the people it spoke of
 * holds by its stored hash, where the chain says further on that they were forgotten, or that what was written to refuse was hushed.
 */
export async function verifyChains(
  client: pg.ClientBase,
  published: Head[] = [],
): Promise<{ events: number; heads: Head[]; breaks: Break[] }> {
  const { rows: links } = await client.query(`
    select organisation_id, seq, lag(seq, 1, 0::bigint) over chain + 1 as expected,
      hash = app.event_digest(lag(hash, 1, ''::bytea) over chain, e) or (m.event_id is not null and e.why is null and e.data = '{}'
        and exists (select from app.event f where f.organisation_id = e.organisation_id and f.household_id = e.household_id
          and f.seq > e.seq and (f.act = 'household.forgotten' or (f.act = 'prescription.hushed' and f.subject_id = e.subject_id)))) as holds
    from app.event e left join app.emptied_event m on m.event_id = e.id window chain as (partition by organisation_id order by seq)`)
  const breaks: Break[] = links
    .filter((link) => link.seq !== link.expected || !link.holds)
    .map((link) => ({
      organisation: link.organisation_id,
      seq: link.seq,
      fault: link.seq === link.expected ? 'edited' : 'missing',
    }))
  const heads = await readHeads(client)
  const { rows: last } =
    await client.query(`select distinct on (organisation_id) organisation_id, seq, encode(hash, 'hex') as hash
    from app.event order by organisation_id, seq desc`)
  const lastOf = new Map(last.map((row) => [row.organisation_id, row]))
  for (const head of heads) {
    const end = lastOf.get(head.organisation)
    if (!end || end.seq < head.seq) breaks.push({ organisation: head.organisation, seq: head.seq, fault: 'tail_cut' })
    else if (end.hash !== head.hash) breaks.push({ organisation: head.organisation, seq: head.seq, fault: 'head' })
  }
  for (const [organisation, end] of lastOf)
    if (!heads.some((head) => head.organisation === organisation))
      breaks.push({ organisation, seq: end.seq, fault: 'head' })
  for (const head of published) {
    const { rows } = await client.query(
      `select encode(hash, 'hex') = $3 as same from app.event where organisation_id = $1 and seq = $2`,
      [head.organisation, head.seq, head.hash],
    )
    if (!rows[0]) breaks.push({ organisation: head.organisation, seq: head.seq, fault: 'tail_cut' })
    else if (!rows[0].same) breaks.push({ organisation: head.organisation, seq: head.seq, fault: 'head' })
  }
  return { events: links.length, heads, breaks }
}

export async function readHeads(client: pg.ClientBase): Promise<Head[]> {
  const { rows } = await client.query(
    `select organisation_id as organisation, seq, encode(hash, 'hex') as hash from app.chain_head order by 1`,
  )
  return rows
}
