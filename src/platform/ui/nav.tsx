/** An entry of the main menu. `count`: how many await the reader there. `holds`: the beginnings of other pages that belong under it. */
export type NavItem = { label: string; href: string; count?: number; holds?: readonly string[] }

/** The entry whose address, or one of those it holds, is the longest beginning of the page's. */
export const currentOf = (nav: readonly NavItem[], path: string): NavItem | undefined =>
  nav
    .flatMap((item) => [item.href, ...(item.holds ?? [])].map((href) => ({ item, href })))
    .filter(({ href }) => path === href || path.startsWith(`${href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0]?.item

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
