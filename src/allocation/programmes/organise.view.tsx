import { Block } from '#platform/ui/block.tsx'

/** The pages under a programme, in the order in which one sets it up, and what each is for. */
const pages = [
  ['conventions', 'Conventions de financement', 'qui paie, et le matériel gardé pour elles'],
  ['kits', 'Kits', 'ce qui est remis ensemble, et à qui'],
  ['quotas', 'Quotas', 'les minimums et les maximums, par commune, public ou structure'],
  ['reservations', 'Réservations', 'des places gardées pour une structure, jusqu’à un jour'],
  ['reports', 'Reports', 'des places données d’une commune à une autre'],
  ['priorites', 'Priorités', 'qui passe en premier, en mots'],
  ['simulateur', 'Simulateur', 'comparer des choix avant de décider'],
  ['passages', 'Passages', 'geler, calculer, décider, publier'],
  ['equite', 'Équité', 'qui est servi, qui ne l’est pas'],
] as const

/** Where everything that a programme is made of is set. */
export const OrganiseProgramme = ({ id }: { id: string }) => (
  <Block title="Organiser ce programme">
    <ul>
      {pages.map(([path, label, what]) => (
        <li>
          <a href={`/programmes/${id}/${path}`}>{label}</a> : {what}
        </li>
      ))}
    </ul>
  </Block>
)
