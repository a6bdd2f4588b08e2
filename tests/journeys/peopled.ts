import { runsOf } from '#allocation/runs/run.testing.ts'
import { deposit, linkOf, openedLot, scan, unlisted } from '#equipment/deliveries/delivery.fixture.ts'
import {
  addedDevice,
  csvFile,
  donationFields,
  logFile,
  readyDevice,
  receivedLot,
  snapshotFile,
} from '#equipment/devices/device.fixture.ts'
import { NOTICE_VERSION } from '#needs/notice/words.ts'
import { asOwner } from '#platform/db/database.ts'
import { keepFile } from '#platform/files/file.store.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { memberId, organisationId } from '#testing/cast.ts'
import type { Answer, testSite } from '#testing/testSite.ts'
import { type Territory, writeTerritory } from '../isolation/territory.ts'

type TestSite = Awaited<ReturnType<typeof testSite>>

/** One row of each kind around Harnes, and a workshop at work: nothing is left without an example. */
export async function peopledSite(site: TestSite): Promise<Record<string, string>> {
  const { ids }: Territory = await asOwner(site.url, (owner) =>
    writeTerritory(
      owner,
      { coordinator: 'claire', prescriber: 'samira', donor: 'denis', school: 'paul' },
      1,
      'Famille Belloumi',
    ),
  )
  const lot = await receivedLot(site)
  const identified = await addedDevice(site, lot)
  await site.as('ahmed').post(`/appareils/${identified}/releve`, { snapshot: snapshotFile() })
  await site.as('ahmed').post(`/appareils/${identified}/effacement`, { logs: logFile({ verify: 0, blank: false }) })
  const ready = await readyDevice(site, lot, 'PFREADY01')
  const fileOf = ({ location }: Answer) => location?.split('?')[0]?.split('/').at(-1) ?? ''
  const inventory = fileOf(
    await site.as('ahmed').post(`/dons/${lot}/inventaire`, {
      list: csvFile('Type;Marque;N° de série\nPC portable;Dell;A-1\nPC portable;Dell;\nGrille-pain;Dell;A-2\n'),
    }),
  )
  const sims = fileOf(
    await site.as('claire').post('/cartes-sim/lot', {
      operator: 'Opérateur Inventé',
      label: '',
      received_on: '2026-01-05',
      list: csvFile('iccid\n8933150319050352521\n12\n'),
    }),
  )
  await site.as('paul').post('/familles/nouvelle', {
    name: 'Famille Tahiri',
    commune: 'Harnes',
    adults: '2',
    children: '1',
    first_name: 'Yanis',
    phone: '06 12 34 56 78',
    needs: ['computer'],
    channel: 'phone',
    languages: ['fr'],
    informed: 'oui',
    agreed: 'spoken',
  })
  const census = await openedCensus(site)
  // What was asked stops nothing here: a family of whom nothing more is done shows few pages, which come later.
  await site.owner(`update app.rights_request set kind = 'access' where id = $1`, [ids.request])
  await site.owner(
    `update app.prescription_link set token_hash = sha256(sha256('reponse')) where prescription_id = $1`,
    [ids.prescription],
  )
  await site.owner(
    `insert into app.agreement (id, household_id, organisation_id, kind, how, given_on, noted_by, child_agreed, beneficiary_id, given_as, given_by)
     values (app.uuid7(), $1, $2, 'child', 'spoken', current_date, 'Claire Fontaine', true, $3, 'self', 'Yanis')`,
    [ids.household, organisationId('claire'), ids.beneficiary],
  )
  const exit = fileOf(
    await site.as('ahmed').post('/sorties/nouvelle', {
      ...{ kind: 'parts', left_on: '2026-03-09', devices: [await readyDevice(site, lot, 'PFLEAVES1')] },
    }),
  )
  return {
    ...ids,
    ...census,
    exit,
    ownExit: ids.exit ?? '',
    code: 'ABCDEFGH2342',
    link: 'reponse',
    copy: await mailedCopy(site),
    venue: await askedArrival(site),
    acceptedLink: await acceptedByLink(site),
    ...(await tickedClass(site)),
    ...(await runsAlong(site, ids.run ?? '')),
    ...(await countedNote(site, lot)),
    prescriptionList: await listToOrient(site, ids.programme ?? ''),
    transferList: await listToAnnounce(site),
    arrived: await arrivedSlip(site, ids.transfer ?? ''),
    person: ids.beneficiary ?? '',
    version: NOTICE_VERSION,
    kind: 'laptop',
    a: ids.household ?? '',
    b: ids.twin ?? '',
    lot,
    ...(await donorsAtWork(site)),
    ...(await publicRunsOf(site)),
    annee: dayOf(new Date()).slice(0, 4),
    identified,
    ready,
    inventory,
    sims,
    organisation: organisationId('samira'),
    colleague: memberId('nadia'),
    guardian: memberId('ahmed'),
  }
}

/** Runs that the engine solved: one proposed to its commission, one decided, one that everybody reads, one whose draw is announced. */
async function publicRunsOf(site: TestSite): Promise<Record<string, string>> {
  const runs = runsOf(site)
  const codeOf = async (id: string) =>
    (await site.owner<{ public_code: string }>('select public_code from app.allocation_run where id = $1', [id]))[0]
      ?.public_code ?? ''
  const needOf = async (id: string, outcome: 'served' | 'waiting') =>
    (
      await site.owner<{ id: string }>('select id from app.run_need where run_id = $1 and outcome = $2 limit 1', [
        ...[id, outcome],
      ])
    )[0]?.id ?? ''
  const published = await runs.run({ state: 'decided', families: 8 })
  await site.as('claire').post(`/passages/${published.run}/publication`)
  const drawn = await runs.run({ state: 'frozen' })
  const proposed = await runs.run({ state: 'proposed' })
  const decided = await runs.run({ state: 'decided' })
  const asks = { received_on: dayOf(new Date()), grounds: 'Notre fille a un examen.' }
  const asked = await site
    .as('claire')
    .post(`/passages/${published.run}/recours/${await needOf(published.run, 'waiting')}`, asks)
  return {
    ...{ published: await codeOf(published.run), drawn: await codeOf(drawn.run) },
    ...{ runProposed: proposed.run, runProposedNeed: await needOf(proposed.run, 'served') },
    ...{ run: decided.run, runNeed: await needOf(decided.run, 'served') },
    ...{ runPublished: published.run, runPublishedNeed: await needOf(published.run, 'waiting') },
    appeal: lastOf(asked.location),
  }
}

/** A copy that left by e-mail, behind the secret of its letter. */
async function mailedCopy(site: TestSite): Promise<string> {
  const kept = await site.acting('claire', (by) =>
    keepFile(by, Buffer.from('%PDF-1.7'), { name: 'convention.pdf', type: 'application/pdf' }),
  )
  await site.owner(
    `insert into app.handover (id, organisation_id, household_id, kind, state, handed_by, created_at, signed_at, signer, agreement_file_id,
       copy_how, copy_to, copy_hash, copy_until)
     select app.uuid7(), organisation_id, household_id, 'gift', 'closed', 'Claire Fontaine', now(), now(), 'Karima Benali', $1, 'email', 'k@exemple.test',
       sha256(sha256('exemplaire')), now() + interval '5 days' from app.handover limit 1`,
    [kept.id],
  )
  return 'exemplaire'
}

/** A lot to answer, one to fetch on a day that waits for its answer; an agreement to confirm, one that holds; a stock and a removal. */
async function donorsAtWork(
  site: TestSite,
): Promise<Record<'announced' | 'accepted' | 'proposed' | 'confirmed', string>> {
  const [denis, ahmed] = [site.as('denis'), site.as('ahmed')]
  const idOf = ({ location }: Answer) => location?.split('/').at(-1) ?? ''
  const write = (title: string) =>
    denis.post('/conventions-de-don/nouvelle', {
      ...{ title, refurbisher_id: organisationId('ahmed'), starts_on: '2026-01-01', deliberation: '2026-4' },
    })
  const [proposed, confirmed] = [idOf(await write('Convention à confirmer')), idOf(await write('Convention en cours'))]
  await ahmed.post(`/conventions-de-don/${confirmed}/reponse`, { answer: 'confirmed', undertaken: 'oui' })
  const waste = { 'kind.1': 'printer', 'count.1': '2', 'value.1': '0', 'acquired.1': '2010', 'outcome.1': 'waste' }
  const announced = idOf(await denis.post('/dons/nouveau', { ...donationFields, ...waste, agreement_id: confirmed }))
  const accepted = idOf(await denis.post('/dons/nouveau', { ...donationFields, title: 'À chercher' }))
  await ahmed.post(`/dons/${accepted}/reponse`, { answer: 'accepted' })
  await ahmed.post(`/dons/${accepted}/enlevement`, {
    ...{ day: '2098-03-04', slot: 'late_morning', place: 'Quai', contact_role: 'gardien' },
  })
  await denis.post(`/dons/${accepted}/acte`)
  await denis.post('/reemploi/stock', {
    annee: dayOf(new Date()).slice(0, 4),
    'screens.count': '40',
    'small_it.count': '9',
  })
  await denis.post('/reemploi/dechets/nouveau', {
    ...{ removed_on: '2026-01-05', nature: 'Claviers', count: '8', destination: 'Déchèterie' },
  })
  return { announced, accepted, proposed, confirmed }
}

/** The delivery note of a lot, counted: one machine as announced, one missing, one surplus; its link, and a file read over. */
async function countedNote(
  site: TestSite,
  lot: string,
): Promise<Record<'countingList' | 'exception' | 'delivery' | 'counting' | 'note', string>> {
  const file =
    'Type;Modèle;N° de série;Carton\nPortable;Latitude;BL-1;1\nPortable;Latitude;BL-2;1\nÉcran;P24;;2\nÉcran;;BL 1;2\n'
  const deposited = await deposit(site, lot, file)
  await site.as('ahmed').post(deposited.location ?? '')
  await site.as('ahmed').post(`/dons/${lot}/bordereau/ouvrir`)
  await scan(site, lot, 'BL-1')
  await unlisted(site, lot, { code: 'BL-9', kind: 'printer' })
  await linkOf(site, lot)
  await site.owner(
    `update app.delivery_link l set token_hash = sha256(sha256('livraison')) from app.delivery_note n where n.id = l.note_id and n.donation_id = $1`,
    [lot],
  )
  await site.owner(
    `insert into app.delivery_contest (id, note_id, organisation_id, said, said_by, said_at) select app.uuid7(), id, donor_id, 'Il manque un écran', 'Denis', now() from app.delivery_note where donation_id = $1`,
    [lot],
  )
  const counting = await openedLot(site)
  const corrected = await deposit(site, counting, file.replace('BL-2', 'BL-3'))
  const [missing] = await site.owner<{ id: string; note: string }>(
    `select y.id, n.id as note from app.delivery_line y join app.delivery_note n on n.id = y.note_id where n.donation_id = $1 and y.double_of is null order by y.line desc limit 1`,
    [lot],
  )
  return {
    ...{ countingList: lastOf(corrected.location), counting },
    ...{ exception: missing?.id ?? '', note: missing?.note ?? '', delivery: 'livraison' },
  }
}

/** A family that was accepted, and of whom its receiver is asked whether it came; the link that asks. */
async function askedArrival(site: TestSite): Promise<string> {
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
async function acceptedByLink(site: TestSite): Promise<string> {
  await site.owner(
    `with accepted as (update app.prescription p set answered_by_link = true from app.arrival v
       where v.prescription_id = p.id and v.token_hash = sha256(sha256('venue')) returning p.id, p.organisation_id)
     insert into app.prescription_link (prescription_id, organisation_id, token_hash, sent_at, expires_at)
     select id, organisation_id, sha256(sha256('acceptee')), now(), now() + interval '5 days' from accepted`,
  )
  return 'acceptee'
}

/** A census with one structure that counted and named somebody, and the link by which it answers. */
async function openedCensus(
  site: TestSite,
): Promise<Record<'census' | 'jeton' | 'censusList' | 'jetonList' | 'structure', string>> {
  const claire = site.as('claire')
  const { location } = await claire.post('/recensements/nouveau', {
    title: 'Qui n’a pas d’ordinateur ?',
    communes: 'Harnes 62440\nSallaumines',
    kinds: ['computer', 'skills'],
    publics: ['rsa', 'pupil'],
    questions: ['visitors', 'help', 'obstacle', 'workspace'],
    closes_on: '2099-12-31',
  })
  await claire.post(`${location}/inviter`, {
    partners: 'Centre social ; accueil@social.test\nCollège ; vie@college.test',
  })
  const [invited] = await site.owner<{ link: string }>(
    `select link from app.outbox where email = 'accueil@social.test'`,
  )
  const link = invited?.link ?? ''
  await site.anyone.post(link, {
    'n.62413.computer': '12',
    'n.62413.computer.rsa': '5',
    visitors: '300',
    help: 'oui',
    done: 'oui',
  })
  await site.anyone.post(`${link}/famille`, {
    name: 'Famille Ziani',
    commune: '62413',
    kinds: ['computer'],
    agreed: 'oui',
  })
  const list = csvFile(
    'Nom;Commune;Ordinateur;Accord\nFamille Ruiz;Harnes;oui;oui\nMme Petit;Harne;oui;oui\nM. Roy;Harnes;;non\n',
  )
  const lists = [
    await claire.post(`${location}/liste`, { list, partner: 'MJC' }),
    await site.anyone.post(`${link}/liste`, { list }),
  ].map((kept) => lastOf(kept.location))
  const [asked] = await site.owner<{ id: string }>(
    `select id from app.census_invitation where email = 'accueil@social.test'`,
  )
  return {
    ...{ census: lastOf(location), jeton: lastOf(link), structure: asked?.id ?? '' },
    ...{ censusList: lists[0] ?? '', jetonList: lists[1] ?? '' },
  }
}

export const lastOf = (address: string | null) => address?.split('/').at(-1) ?? ''

/** A list of people to orient: one who may leave, one already followed, one whose commune is not sure. */
async function listToOrient(site: TestSite, programme: string): Promise<string> {
  const kept = await site.as('samira').post('/orientations/liste', {
    list: csvFile(
      'Nom;Commune;Besoins\nMme Noël;Harnes;ordinateur\nFamille Belloumi;Harnes;internet\nM. Roy;Noyelles;PC\n',
    ),
    ...{ informed: 'oui', agreed: 'spoken', to: `${organisationId('claire')}.${programme}` },
  })
  return lastOf(kept.location)
}

/** Tablets to announce: one to a school, one to a school that nobody knows, one whose number a spreadsheet rounded. */
async function listToAnnounce(site: TestSite): Promise<string> {
  const kept = await site.as('claire').post('/transferts/liste', {
    list: csvFile(
      'N° de série;Marque;Établissement;Classe\nTAB-1;Samsung;Collège des Trois-Tilleuls;5e B\nTAB-2;Samsung;Collège Inconnu;\n1,2E+15;Samsung;Collège des Trois-Tilleuls;\n',
    ),
    invoice: 'Marché 2026-14',
  })
  return lastOf(kept.location)
}

/** A slip that arrived with a tablet missing and one too many; and one that is being counted, with a class of its own. */
async function arrivedSlip(site: TestSite, sent: string): Promise<string> {
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

/** A class ticked by its school: one family reached, one pupil whose cause is known, one who is back. */
async function tickedClass(site: TestSite): Promise<Record<string, string>> {
  const paul = site.as('paul')
  const { location } = await paul.post('/classes/nouvelle', {
    name: '4e B',
    names: 'TAHIRI Yanis\nMAZUR Jade\nHAVET Noah\nPINTO Lola',
  })
  const ticked = location?.split('/').at(-1) ?? ''
  const pupils = await site.owner<{ id: string; first_name: string }>(
    'select id, first_name from app.pupil where class_id = $1',
    [ticked],
  )
  const fields = pupils.filter(({ first_name }) => first_name !== 'Lola')
  const since = dayOf(new Date())
  await paul.post(`/classes/${ticked}`, {
    ...{ since, noticed: 'class_missed' },
    ...Object.fromEntries(
      fields.flatMap(({ id }) => [[`p.${id}`, 'oui'] as const, [`joint.${id}`, 'reached'] as const]),
    ),
  })
  const signals = await site.owner<{ id: string; first_name: string }>(
    'select s.id, p.first_name from app.signal s join app.pupil p on p.id = s.pupil_id where p.class_id = $1',
    [ticked],
  )
  const of = (name: string) => signals.find(({ first_name }) => first_name === name)?.id ?? ''
  await paul.post(`/signalements/${of('Jade')}/cause`, { causes: ['disengaged'] })
  await paul.post(`/signalements/${of('Noah')}/retour`, { back_on: since })
  return { ticked, reached: of('Yanis'), helped: of('Jade'), back: of('Noah') }
}

/** The run of the territory at each other stage of its path, each in a programme of its own. */
async function runsAlong(site: TestSite, run: string): Promise<Record<string, string>> {
  const stages = {
    runFrozen: "'frozen', null, null, null, '2099-01-10'",
    runDrawn: "'frozen', null, null, null, '2026-01-10'",
    runSolving: "'computing', '4 8 15', now(), null, '2026-01-10'",
    runFailed: "'failed', '4 8 15', now(), null, '2026-01-10'",
  }
  const rows = await Promise.all(
    Object.entries(stages).map(async ([name, stage]) => {
      const [row] = await site.owner<{ id: string }>(
        `with programme as (insert into app.programme (id, organisation_id, name, starts_on) select app.uuid7(), organisation_id, $2, '2020-01-01' from app.allocation_run
            where id = $1 returning id),
          policy as (insert into app.priority_policy (id, organisation_id, programme_id, version, rules, state, adopted_by, adopted_on, written_by, written_at)
            select app.uuid7(), p.organisation_id, g.id, 1, p.rules, 'adopted', p.adopted_by, p.adopted_on, p.written_by, now()
            from programme g, app.priority_policy p join app.allocation_run r on r.policy_id = p.id where r.id = $1 returning id),
          made as (insert into app.allocation_run (id, organisation_id, programme_id, policy_id, name, frozen_at, frozen_by, inputs_hash, commitment, seed_source,
              done, steps, failure, state, seed, seeded_at, found_at, seed_on)
            select app.uuid7(), r.organisation_id, g.id, p.id, 'Rentrée', now(), r.frozen_by, r.inputs_hash, r.commitment, 'Loto du samedi', 1, 4,
              case when $2 = 'runFailed' then 'Le calcul s’est arrêté sur une erreur.' end, ${stage}::date
            from app.allocation_run r, programme g, policy p where r.id = $1 returning id, organisation_id),
          kept as (insert into app.run_document (run_id, organisation_id, kind, content)
            select m.id, m.organisation_id, d.kind, d.content from made m, app.run_document d where d.run_id = $1)
         insert into app.run_need (id, organisation_id, run_id, household_id, pseudonym, kit, kinds, commune, stratum, points, stratum_name, reasons, since)
         select app.uuid7(), m.organisation_id, m.id, n.household_id, n.pseudonym, n.kit, n.kinds, n.commune, 1, 4, n.stratum_name, n.reasons, n.since
         from made m, app.run_need n where n.run_id = $1 returning run_id as id`,
        [run, name],
      )
      return [name, row?.id ?? ''] as const
    }),
  )
  return Object.fromEntries(rows)
}
