import { Block } from '#platform/ui/block.tsx'

/** The pages under a programme, in the order in which one sets it up, and what each is for. */
const pages = [
  ['conventions', 'Conventions de financement', 'qui paie, et le matériel gardé pour leurs familles'],
  ['kits', 'Kits', 'ce qui est remis ensemble, et à qui'],
  ['quotas', 'Quotas', 'les minimums et les maximums, par commune, public ou structure'],
  ['reservations', 'Places réservées', 'des places gardées pour une structure, jusqu’à un jour'],
  ['reports', 'Reports de places', 'd’une commune à une autre, ou d’une période à la suivante'],
  ['priorites', 'Ordre de priorité', 'qui passe en premier, en mots'],
  ['simulateur', 'Simulateur', 'comparer des choix avant de décider'],
  ['passages', 'Passages', 'figer la liste, tirer au sort, décider, publier'],
  ['equite', 'Équité', 'qui est servi, qui attend'],
  ['prets', 'Conditions de prêt', 'pour combien de temps, et ce qui est signé'],
] as const

/** Where everything that a programme is made of is set. */
export const OrganiseProgramme = ({ id }: { id: string }) => (
  <Block title="Organiser ce programme" id="organiser">
    <ul>
      {pages.map(([path, label, what]) => (
        <li>
          <a href={`/programmes/${id}/${path}`}>{label}</a> : {what}
        </li>
      ))}
    </ul>
  </Block>
)
