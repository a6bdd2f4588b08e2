import { csvFile } from '#equipment/devices/device.fixture.ts'
import { organisationId } from '#testing/cast.ts'
import type { TestSite } from '#testing/testSite.ts'
import { lastOf } from './address.ts'

/** A family that was accepted, and of whom its receiver is asked whether it came; the link that asks. */
export async function askedArrival(site: TestSite): Promise<string> {
  await site.owner(
    `with sent as (insert into app.prescription (id, household_id, organisation_id, to_organisation_id, member_id, sender, kinds, state, sent_at, answered_at, answered_by)
       select app.uuid7(), h.id, m.organisation_id, c.organisation_id, m.id, m.name, '{computer}', 'accepted', now() - interval '40 days', now() - interval '35 days', c.name
       from app.household h join app.member m on m.name = 'Paul Wattrelos' join app.member c on c.name = 'Claire Fontaine' where h.name = 'Famille Tahiri' limit 1
       returning id, to_organisation_id)
     insert into app.arrival (prescription_id, organisation_id, token_hash, expires_at, asked_at)
     select id, to_organisation_id, sha256(sha256('venue')), now() + interval '9 days', now() from sent`,
  )
  return 'venue'
}

/** The link by which that same family was accepted, which still shows whom to call. */
export async function acceptedByLink(site: TestSite): Promise<string> {
  await site.owner(
    `with accepted as (update app.prescription p set answered_by_link = true from app.arrival v
       where v.prescription_id = p.id and v.token_hash = sha256(sha256('venue')) returning p.id, p.organisation_id)
     insert into app.prescription_link (prescription_id, organisation_id, token_hash, sent_at, expires_at)
     select id, organisation_id, sha256(sha256('acceptee')), now(), now() + interval '5 days' from accepted`,
  )
  return 'acceptee'
}

/** A list of people to orient: one who may leave, one already followed, one whose commune is not sure. */
export async function listToOrient(site: TestSite, programme: string): Promise<string> {
  const kept = await site.as('samira').post('/orientations/liste', {
    list: csvFile(
      'Nom;Commune;Besoins\nMme Noël;Harnes;ordinateur\nFamille Belloumi;Harnes;internet\nM. Roy;Noyelles;PC\n',
    ),
    ...{ informed: 'oui', agreed: 'spoken', to: `${organisationId('claire')}.${programme}` },
  })
  return lastOf(kept.location)
}
