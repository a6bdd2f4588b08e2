import { organisationId } from '../../testing/cast.ts'
import type { TestSite } from '../../testing/testSite.ts'

/** New tablets that Claire's organisation bought, ready, and answered for by it. */
export async function boughtTablets(site: TestSite, serials: readonly string[], who: 'claire' | 'victor' = 'claire') {
  const own = organisationId(who)
  return site.owner<{ id: string; number: string; serial: string }>(
    `with d as (insert into device (id, organisation_id, kind, brand, model, serial, state, origin, invoice)
       select app.uuid7(), $1, 'tablet', 'Inventix', 'T10', s, 'ready', 'bought', 'F-2026-12' from unnest($2::text[]) s returning id, number, serial),
     c as (insert into custody (id, device_id, organisation_id, holder_id, since) select app.uuid7(), d.id, $1, $1, now() - interval '30 days' from d)
     select * from d order by serial`,
    [own, serials],
  )
}

/** A slip that Claire prepares for somebody, with these serial numbers; and signs, unless it should stay prepared. */
export async function slipTo(
  site: TestSite,
  serials: readonly string[],
  {
    to = 'paul',
    way = 'entrusted',
    sent = true,
  }: { to?: 'paul' | 'ahmed' | 'victor'; way?: string; sent?: boolean } = {},
): Promise<string> {
  const answer = await site
    .as('claire')
    .post('/transferts/nouveau', { to: `org:${organisationId(to)}`, way, numbers: serials.join('\n') })
  const id = answer.location?.split('/').at(-1) ?? ''
  if (!id) throw new Error(answer.text.replace(/<[^>]*>/g, ' '))
  if (sent)
    await site.as('claire').post(`/transferts/${id}/depart`, { count: String(serials.length), who: 'Claire Fontaine' })
  return id
}

/** What Ahmed's workshop delivers to Claire, counted and signed for at arrival. Gives its slip. */
export async function delivered(site: TestSite, ids: readonly string[]): Promise<string> {
  const sent = await site.as('ahmed').post('/appareils/livrer', { to: organisationId('claire'), devices: [...ids] })
  const slip = sent.location ?? ''
  const claire = site.as('claire')
  await claire.post(`${slip}/reception/compte`, { count: String(ids.length) })
  await claire.post(`${slip}/reception/tout`, {})
  const { status, text } = await claire.post(`${slip}/reception/fin`, { who: 'Claire Fontaine' })
  if (status !== 303) throw new Error(`${sent.text}${text}`.replace(/<[^>]*>/g, ' '))
  return slip
}

/** What the database says of every chain: no two links of one depth overlap, and an open chain has one open end. */
export const brokenChains = (site: TestSite) =>
  site.owner(`
    select 'overlap' as what, a.device_id from custody a join custody b on b.device_id = a.device_id and b.depth = a.depth and b.id > a.id
      where a.since < coalesce(b.until, 'infinity') and b.since < coalesce(a.until, 'infinity') and a.since < coalesce(a.until, 'infinity') and b.since < coalesce(b.until, 'infinity')
    union all select 'leaves', device_id from custody c where until is null and not exists (select from custody b where b.under_id = c.id and b.until is null)
      group by device_id having count(*) <> 1
    union all select 'gap', c.device_id from custody c left join custody u on u.id = c.under_id where c.until is null and c.depth > 0 and u.until is not null
    union all select 'keeper', d.id from device d where exists (select from custody c where c.device_id = d.id and c.until is null)
      and not exists (select from custody c where c.device_id = d.id and c.until is null and c.holder_id = d.organisation_id)`)
