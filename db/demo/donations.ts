import type { Demo } from './demo.ts'
import type { OrganisationKey } from './organisations.table.ts'
import type { Network } from './organisations.ts'
import type { Person } from './people.ts'

/** A lot: who gave it, how many days ago it came in, and how many machines it counted. */
export type Lot = { id: string; donor: string; received: number; count: number }

type LotLine = {
  donor: OrganisationKey
  title: string
  received: number
  announced: number
  cents: number
  place: string
  kinds: string
  deliberation?: string
}

const received: readonly LotLine[] = [
  {
    donor: 'mairieSallaumines',
    title: 'Postes des services techniques',
    received: 545,
    announced: 30,
    cents: 12_000,
    place: 'Centre technique municipal',
    kinds: '12 portables, 18 unités centrales',
    deliberation: '2025-14',
  },
  {
    donor: 'agglomeration',
    title: 'Renouvellement du siège',
    received: 505,
    announced: 40,
    cents: 15_000,
    place: 'Hôtel communautaire, quai de livraison',
    kinds: '40 portables',
    deliberation: 'B-2025-031',
  },
  {
    donor: 'transports',
    title: 'Portables des conducteurs',
    received: 431,
    announced: 25,
    cents: 9_000,
    place: 'Dépôt de Courrières',
    kinds: '25 portables',
  },
  {
    donor: 'mairieHarnes',
    title: 'Salle informatique de la mairie',
    received: 362,
    announced: 28,
    cents: 8_000,
    place: 'Mairie, entrée arrière',
    kinds: '20 unités centrales, 8 portables',
    deliberation: '2025-77',
  },
  {
    donor: 'assurances',
    title: 'Postes de l’agence de Lens',
    received: 301,
    announced: 22,
    cents: 18_000,
    place: 'Agence, 2e étage',
    kinds: '22 portables',
  },
  {
    donor: 'mairieSallaumines',
    title: 'Postes de la mairie',
    received: 228,
    announced: 36,
    cents: 13_000,
    place: 'Mairie, bureau 12',
    kinds: '30 portables, 6 tout-en-un',
    deliberation: '2026-08',
  },
  {
    donor: 'lycee',
    title: 'Salle B12',
    received: 166,
    announced: 24,
    cents: 6_000,
    place: 'Bâtiment B',
    kinds: '24 unités centrales',
  },
  {
    donor: 'agglomeration',
    title: 'Portables des élus',
    received: 112,
    announced: 30,
    cents: 21_000,
    place: 'Hôtel communautaire',
    kinds: '30 portables',
    deliberation: 'B-2026-012',
  },
  {
    donor: 'mairieBilly',
    title: 'Écoles et services',
    received: 63,
    announced: 26,
    cents: 11_000,
    place: 'Ateliers municipaux',
    kinds: '26 postes',
    deliberation: '2026-41',
  },
  {
    donor: 'mairieSallaumines',
    title: 'Accueil et état civil',
    received: 23,
    announced: 34,
    cents: 14_000,
    place: 'Mairie, salle des mariages',
    kinds: '34 postes',
    deliberation: '2026-63',
  },
]

/** Lots that have arrived, the oldest first, and those that somebody still has to answer or to fetch. */
export function inventLots(demo: Demo, network: Network, refurbisher: Person): { arrived: Lot[]; coming: Lot } {
  const { clock } = demo
  const announce = (line: LotLine, days: number, state: string, why: string | null, arrived: Date | null): Lot => {
    const donor = network[line.donor]
    const at = clock.ago(days)
    const id = demo.id(at)
    const [giver] = donor.people
    demo.add('donation', {
      ...{
        id,
        organisation_id: donor.id,
        refurbisher_id: refurbisher.organisation.id,
        title: line.title,
        announced: line.announced,
        kinds: line.kinds,
      },
      ...{
        place: line.place,
        ready_on: clock.day(-Math.round(days) + 7),
        unit_value_cents: line.cents,
        public_body: !['company'].includes(donor.kind),
      },
      ...{ deliberation: line.deliberation ?? '', state, why, announced_at: at, received_at: arrived },
    })
    if (giver)
      demo.note(giver, at, {
        act: 'donation.announced',
        subject: ['donation', id],
        to: 'announced',
        data: { announced: line.announced },
      })
    return { id, donor: donor.id, received: line.received, count: 0 }
  }
  const answer = (lot: Lot, days: number, to: 'accepted' | 'refused', why: string | null = null) =>
    demo.note(refurbisher, clock.ago(days), {
      act: `donation.${to}`,
      subject: ['donation', lot.id],
      from: 'announced',
      to,
      why,
    })
  const arrived = received.map((line) => {
    const at = clock.ago(line.received)
    const lot = announce(line, line.received + 16, 'received', null, at)
    answer(lot, line.received + 12, 'accepted')
    demo.note(refurbisher, at, {
      act: 'donation.received',
      subject: ['donation', lot.id],
      from: 'accepted',
      to: 'received',
      data: { devices: 0 },
    })
    return lot
  })
  const line = (
    donor: OrganisationKey,
    title: string,
    announced: number,
    cents: number,
    place: string,
    kinds: string,
  ): LotLine => ({ donor, title, announced, cents, place, kinds, received: 0 })
  const why = 'Écrans cathodiques : nous ne pouvons pas les remettre en état. La déchèterie de Lens les accepte.'
  const refusedLot = announce(
    line('mairieHarnes', 'Écrans du sous-sol', 15, 0, 'Mairie, sous-sol', '15 écrans cathodiques'),
    204,
    'refused',
    why,
    null,
  )
  answer(refusedLot, 200, 'refused', why)
  const coming = announce(
    line('transports', 'Postes du dépôt', 18, 12_000, 'Dépôt de Courrières', '18 portables'),
    9,
    'accepted',
    null,
    null,
  )
  answer(coming, 6, 'accepted')
  announce(
    {
      ...line('mairieSallaumines', 'Médiathèque et écoles', 22, 12_500, 'Médiathèque, réserve', '22 portables'),
      deliberation: '2026-88',
    },
    2,
    'announced',
    null,
    null,
  )
  return { arrived, coming }
}
