import { csvFile } from '#equipment/devices/device.fixture.ts'
import type { TestSite } from '#testing/testSite.ts'
import { lastOf } from './address.ts'

/** Tablets to announce: one to a school, one to a school that nobody knows, one whose number a spreadsheet rounded. */
export async function listToAnnounce(site: TestSite): Promise<string> {
  const kept = await site.as('claire').post('/transferts/liste', {
    list: csvFile(
      'N° de série;Marque;Établissement;Classe\nTAB-1;Samsung;Collège des Trois-Tilleuls;5e B\nTAB-2;Samsung;Collège Inconnu;\n1,2E+15;Samsung;Collège des Trois-Tilleuls;\n',
    ),
    invoice: 'Marché 2026-14',
  })
  return lastOf(kept.location)
}

/** A slip that arrived with a tablet missing and one too many; and one that is being counted, with a class of its own. */
export async function arrivedSlip(site: TestSite, sent: string): Promise<string> {
  await site.owner(
    `update app.transfer_item set class_name = '5e B', named = 'Samsung Galaxy Tab', number = 'ML-0901' where transfer_id = $1`,
    [sent],
  )
  const [slip] = await site.owner<{ id: string }>(
    `insert into app.transfer (id, organisation_id, receiver_id, way, kind, state, announced, prepared_at, prepared_by, sent_at, sent_by, sent_count, counted, counted_at,
       received_at, received_by, moved_at)
     select app.uuid7(), organisation_id, receiver_id, 'entrusted', 'tablet', 'received', 2, now(), 'Claire Fontaine', now(), 'Claire Fontaine', 2, 2, now(),
       now(), 'Paul Wattrelos', now() from app.transfer where id = $1 returning id`,
    [sent],
  )
  await site.owner(
    `with d as (insert into app.device (id, organisation_id, kind, brand, model, serial, state, origin, invoice, transfer_id)
       select app.uuid7(), t.organisation_id, 'tablet', 'Samsung', 'Galaxy Tab', 'TAB-MISSING', 'ready', 'bought', 'F-1', t.id from app.transfer t where t.id = $1
       returning id, number, serial)
     insert into app.transfer_item (id, transfer_id, organisation_id, receiver_id, device_id, number, serial, named, state, damaged)
     select app.uuid7(), t.id, t.organisation_id, t.receiver_id, d.id, d.number, d.serial, 'Samsung Galaxy Tab', 'missing', null from app.transfer t, d where t.id = $1
     union all select app.uuid7(), t.id, t.organisation_id, t.receiver_id, null, 'R9-EN-PLUS', null, '', 'surplus', 'Coin fendu' from app.transfer t where t.id = $1`,
    [slip?.id],
  )
  return slip?.id ?? ''
}
