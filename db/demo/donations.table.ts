import type { OrganisationKey } from './organisations.table.ts'

/** What a donor wrote of a lot. */
export type LotLine = {
  donor: OrganisationKey
  title: string
  kinds: string
  place: string
  cents: number
  deliberation: string
}

/** Each line: days since it arrived | donor | title | kinds | where it was fetched | euros a machine | deliberation. */
const text = `
545 | mairieSallaumines | Postes des services techniques | Portables et unités centrales | Centre technique municipal | 120 | 2025-14
505 | agglomeration | Renouvellement du siège | Portables | Hôtel communautaire, quai de livraison | 150 | B-2025-031
431 | transports | Portables des conducteurs | Portables | Dépôt de Courrières | 90 |
362 | mairieHarnes | Salle informatique de la mairie | Unités centrales | Mairie, entrée arrière | 80 | 2025-77
301 | assurances | Postes de l’agence de Lens | Portables | Agence, 2e étage | 180 |
228 | mairieSallaumines | Postes de la mairie | Portables et tout-en-un | Mairie, bureau 12 | 130 | 2026-08
166 | lycee | Salle B12 | Unités centrales | Bâtiment B | 60 |
112 | agglomeration | Portables des élus | Portables | Hôtel communautaire | 210 | B-2026-012
63 | mairieBilly | Écoles et services | Postes fixes et portables | Ateliers municipaux | 110 | 2026-41
23 | mairieSallaumines | Accueil et état civil | Postes fixes et portables | Mairie, salle des mariages | 140 | 2026-63
0 | mairieHarnes | Écrans du sous-sol | Écrans cathodiques | Mairie, sous-sol | 0 |
0 | transports | Postes du dépôt | Portables | Dépôt de Courrières | 120 |
0 | mairieSallaumines | Médiathèque et écoles | Portables | Médiathèque, réserve | 125 | 2026-88`

const lines = text
  .trim()
  .split('\n')
  .map((line): LotLine & { days: number } => {
    const [days, donor, title, kinds, place, euros, deliberation] = line
      .split('|')
      .map((cell) => cell.trim()) as string[]
    const said = { donor: donor as OrganisationKey, title: title ?? '', kinds: kinds ?? '', place: place ?? '' }
    return { days: Number(days), ...said, cents: Number(euros) * 100, deliberation: deliberation ?? '' }
  })

/** Lots that came in, the oldest first. */
export const received = lines.filter(({ days }) => days > 0)

/** The lot that was refused, the one to fetch, the one to answer. */
export const [unwanted, toFetch, toAnswer] = lines.filter(({ days }) => days === 0).map((line): LotLine => line) as [
  LotLine,
  LotLine,
  LotLine,
]
