/** Name and address of a page above this one. */
export type Crumb = readonly [label: string, href: string]

/** The way back up. */
export const Crumbs = ({ crumbs }: { crumbs?: readonly Crumb[] }) =>
  crumbs?.length ? (
    <nav class="crumbs" aria-label="Fil d’Ariane">
      <ol>
        {crumbs.map(([label, href]) => (
          <li>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ol>
    </nav>
  ) : null
