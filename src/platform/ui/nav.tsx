/** An entry of the main menu. `count`: how many await the reader there. */
export type NavItem = { label: string; href: string; count?: number }

/** The entry whose address is the longest beginning of the page's. */
export const currentOf = (nav: readonly NavItem[], path: string): NavItem | undefined =>
  nav
    .filter(({ href }) => path === href || path.startsWith(`${href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0]

/** The entries as a list. */
export const NavList = ({ nav, path }: { nav: readonly NavItem[]; path: string }) => {
  const current = currentOf(nav, path)
  return (
    <ul>
      {nav.map((item) => (
        <li>
          <a href={item.href} aria-current={item !== current ? undefined : item.href === path ? 'page' : 'true'}>
            {item.label}
            {item.count ? (
              <>
                {' '}
                <span class="count">{item.count}</span>
              </>
            ) : null}
          </a>
        </li>
      ))}
    </ul>
  )
}
