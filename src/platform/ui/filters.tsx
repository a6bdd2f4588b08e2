import type { ComponentChildren } from 'preact'

type Props = {
  /** The list's own address. */ action: string /** True when a filter is set: offers to show everything. */
  active?: boolean
  /** What the way back to the list as it opens says. */
  clear?: string
  children: ComponentChildren
}

/** A GET form: a filtered list is an address to share. */
export const Filters = ({ action, active, clear = 'Tout afficher', children }: Props) => (
  <search aria-label="Filtrer la liste">
    <form class="filters" method="get" action={action}>
      {children}
      <div class="actions">
        <button type="submit" class="button second">
          Afficher
        </button>
        {active && (
          <a class="plain" href={action}>
            {clear}
          </a>
        )}
      </div>
    </form>
  </search>
)
