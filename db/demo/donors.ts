import type { Demo, Row } from './demo.ts'
import { inventLines } from './donors.lines.ts'
import type { Organisation, Person } from './people.ts'
import type { Scene } from './scene.ts'

/** Around the lots: agreements, lines, days to fetch, a deed, what was retired, what left as waste. */
export function inventDonors({ demo, network }: Scene): void {
  const atelier = network.atelier
  const town = network.mairieSallaumines
  const [ahmed] = atelier.people as [Person]
  const [denis] = town.people as [Person]
  const { clock } = demo
  declareTitle(demo, ahmed, clock.ago(550))
  const agreement = agree(demo, denis, ahmed, {
    title: 'Réemploi du matériel communal',
    deliberation: '2025-11',
    written: 549,
    answered: 547,
  })
  const [virginie] = network.transports.people as [Person]
  agree(demo, virginie, ahmed, { title: 'Postes des conducteurs 2027', deliberation: '', written: 3 })
  const lots = (demo.tables.get('donation') ?? []) as Row<'donation'>[]
  for (const lot of lots.filter((one) => one.organisation_id === town.id)) {
    lot.agreement_id = agreement
    lot.remove_by = clock.day(-clock.daysSince(lot.announced_at as Date) + 45)
    inventLines(demo, town, lot)
  }
  const waits = announce(demo, denis, atelier, {
    title: 'Police municipale',
    days: 12,
    kind: 'laptop',
    count: 6,
    agreement,
  })
  fetchOn(demo, waits, ahmed, null, workday(demo, 6))
  const fixed = announce(demo, denis, atelier, {
    title: 'Conservatoire',
    days: 20,
    kind: 'desktop',
    count: 9,
    agreement,
  })
  fetchOn(demo, fixed, denis, ahmed, workday(demo, 2))
  demo.add('deed', {
    ...{ donation_id: fixed.id, organisation_id: town.id },
    ...{ donor_signer: denis.name, donor_agreed_at: clock.ago(9) },
    ...{ refurbisher_signer: ahmed.name, refurbisher_agreed_at: clock.ago(8) },
  })
  const why = 'Vidéoprojecteurs sans lampe : nous n’avons pas de pièces.'
  announce(demo, denis, atelier, { title: 'Salle du conseil', days: 95, kind: 'other', count: 4, agreement, why })
  retire(demo, denis)
  throwAway(demo, denis)
  reuseElsewhere(demo, denis)
}

/** Nobody fetches machines at the weekend. */
function workday({ clock }: Demo, ahead: number): string {
  const weekday = Temporal.PlainDate.from(clock.day(ahead)).dayOfWeek
  return clock.day(ahead + Math.max(0, 8 - weekday) * Number(weekday > 5))
}

function declareTitle(demo: Demo, by: Person, at: Date): void {
  const reference = 'agrément de la préfecture du Pas-de-Calais'
  demo.add('recipient_title', {
    ...{ organisation_id: by.organisation.id, kind: 'social_enterprise', reference, since: '2024-03-04' },
    ...{ declared_at: at, declared_by: by.name },
  })
  demo.note(by, at, {
    act: 'recipient.declared',
    subject: ['organisation', by.organisation.id],
    to: 'social_enterprise',
  })
}

type Agreed = { title: string; deliberation: string; written: number; answered?: number }

function agree(demo: Demo, donor: Person, workshop: Person, said: Agreed): string {
  const { clock } = demo
  const at = clock.ago(said.written)
  const id = demo.id(at)
  const answered = said.answered === undefined ? null : clock.ago(said.answered)
  demo.add('donor_agreement', {
    ...{ id, organisation_id: donor.organisation.id, refurbisher_id: workshop.organisation.id, title: said.title },
    ...{
      starts_on: clock.day(-said.written),
      ends_on: clock.day(-said.written + 1095),
      deliberation: said.deliberation,
    },
    ...{ signed_on: answered ? clock.day(-(said.answered ?? 0)) : null, state: answered ? 'confirmed' : 'proposed' },
    ...{
      recipient_kind: answered ? 'social_enterprise' : null,
      recipient_reference: answered ? 'Agrément de 2024' : null,
    },
    ...{
      answered_at: answered,
      answered_by: answered ? workshop.name : null,
      written_at: at,
      version: answered ? 2 : 1,
    },
  })
  const subject: [string, string] = ['donor_agreement', id]
  demo.note(donor, at, { act: 'donorAgreement.written', subject, to: 'proposed' })
  if (answered)
    demo.note(workshop, answered, { act: 'donorAgreement.confirmed', subject, from: 'proposed', to: 'confirmed' })
  return id
}

type Announced = {
  title: string
  days: number
  kind: 'laptop' | 'desktop' | 'other'
  count: number
  agreement: string
  why?: string
}

/** A lot that was answered: accepted, or refused with its reason. */
function announce(demo: Demo, donor: Person, workshop: Organisation, said: Announced): Row<'donation'> {
  const { clock } = demo
  const [at, answered] = [clock.ago(said.days), clock.ago(said.days - 2)]
  const state = said.why ? 'refused' : 'accepted'
  const lot = demo.add('donation', {
    ...{ id: demo.id(at), organisation_id: donor.organisation.id, refurbisher_id: workshop.id, title: said.title },
    ...{ announced: said.count, kinds: '', place: 'Centre technique municipal', public_body: true, state },
    ...{ ready_on: clock.day(-said.days + 3), remove_by: clock.day(-said.days + 35), unit_value_cents: 11_000 },
    ...{ deliberation: '2026-88', agreement_id: said.agreement, why: said.why ?? null },
    ...{ announced_at: at, answered_at: answered, version: 1 },
  })
  inventLines(demo, donor.organisation, lot, said.kind)
  const [ahmed] = workshop.people as [Person]
  const subject: [string, string] = ['donation', lot.id]
  demo.note(donor, at, { act: 'donation.announced', subject, to: 'announced', data: { announced: said.count } })
  demo.note(ahmed, answered, { act: `donation.${state}`, subject, from: 'announced', to: state, why: said.why ?? null })
  return lot
}

function fetchOn(demo: Demo, lot: Row<'donation'>, by: Person, answeredBy: Person | null, day: string): void {
  const at = demo.clock.ago(5)
  demo.add('collection', {
    ...{ id: demo.id(at), donation_id: lot.id, organisation_id: by.organisation.id, day, slot: 'late_morning' },
    ...{
      place: 'Centre technique municipal, quai',
      contact_role: 'gardien du centre technique',
      note: 'Badge à l’accueil.',
    },
    ...{ state: answeredBy ? 'accepted' : 'proposed', proposed_at: at, proposed_by: by.name },
    ...{ answered_at: answeredBy ? demo.clock.ago(4) : null, answered_by: answeredBy?.name ?? null },
  })
}

/** What the town retired at the first of January, this year and the one before. */
function retire(demo: Demo, by: Person): void {
  const year = Number(demo.clock.day(0).slice(0, 4))
  const stock = [
    { year, category: 'screens', count: 34, over_ten: 6, protected: 1 },
    { year, category: 'small_it', count: 19, over_ten: 5, protected: 0 },
    { year: year - 1, category: 'screens', count: 16, over_ten: 3, protected: 0 },
    { year: year - 1, category: 'small_it', count: 8, over_ten: 2, protected: 0 },
  ]
  for (const row of stock)
    demo.add('retired_stock', {
      ...{ organisation_id: by.organisation.id, ...row },
      ...{ declared_at: demo.clock.ago(200), declared_by: by.name },
    })
}

function throwAway(demo: Demo, by: Person): void {
  for (const [days, nature, count, slip] of [
    [210, 'Écrans cathodiques', 11, 'BSD-2026-0412'],
    [35, 'Imprimantes hors d’usage', 3, 'BSD-2026-1187'],
  ] as const) {
    const at = demo.clock.ago(days)
    demo.add('waste_removal', {
      ...{ id: demo.id(at), organisation_id: by.organisation.id, donation_id: null, removed_on: demo.clock.day(-days) },
      ...{
        nature,
        count,
        destination: 'Déchèterie de Lens, pour un éco-organisme',
        slip,
        noted_at: at,
        noted_by: by.name,
      },
    })
  }
}

/** What the town sold by itself. */
function reuseElsewhere(demo: Demo, by: Person): void {
  const at = demo.clock.ago(40)
  demo.add('reused_elsewhere', {
    ...{ id: demo.id(at), organisation_id: by.organisation.id, year: Number(demo.clock.day(-40).slice(0, 4)) },
    ...{ category: 'small_it', nature: 'Unités centrales de la bibliothèque', count: 4, outlet: 'sold' },
    ...{ taker: 'Enchères publiques', document: 'Délibération 2026-31', noted_at: at, noted_by: by.name },
  })
}
