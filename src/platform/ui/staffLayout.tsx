import type { ComponentChildren } from 'preact'
import type { Crumb } from './crumbs.tsx'
import { Document } from './document.tsx'
import { Form } from './form.tsx'
import { Icon } from './icon.tsx'
import { Letterhead, type Printed, PrintFoot } from './letterhead.tsx'
import { Mark } from './mark.tsx'
import { type NavItem, NavList } from './nav.tsx'

export type StaffLayoutProps = {
  member: { name: string; organisationName: string }
  nav: readonly NavItem[]
  path: string
  title: string
  styles: string
  /** What paper says at its head and foot. */
  printed: Printed
  scripts?: readonly string[]
  /** Where one lands from the mark. */
  home?: string
  /** Rarer pages, beside one’s own account. */
  tools?: readonly Crumb[]
  children: ComponentChildren
}

/** Who one is, and the way out. */
const Account = ({ member, tools = [] }: Pick<StaffLayoutProps, 'member' | 'tools'>) => (
  <div class="account">
    <p>
      <b>{member.name}</b>
      <br />
      <span class="quiet">{member.organisationName}</span>
    </p>
    {tools.map(([label, href]) => (
      <a href={href}>{label}</a>
    ))}
    <a href="/compte">Mon compte</a>
    <Form action="/deconnexion">
      <button type="submit" class="plain">
        Se déconnecter
      </button>
    </Form>
  </div>
)

/** Every page of the people who work here. The page brings its own Heading. */
export const StaffLayout = ({
  member,
  nav,
  path,
  title,
  styles,
  printed,
  scripts,
  home = '/',
  tools,
  children,
}: StaffLayoutProps) => (
  <Document kind="staff" title={title} styles={styles} scripts={scripts} manifest>
    <header class="top">
      <div>
        <a class="mark" href={home}>
          <Mark /> Maillon
        </a>
        <nav class="wide" aria-label="Principale">
          <NavList nav={nav} path={path} />
        </nav>
        <details class="menu">
          <summary>
            <span class="narrow">
              <Icon name="menu" /> Menu
            </span>
            <span class="wide">
              <Icon name="person" label="Mon compte" />
            </span>
          </summary>
          <div>
            <nav class="narrow" aria-label="Principale">
              <NavList nav={nav} path={path} />
            </nav>
            <Account member={member} tools={tools} />
          </div>
        </details>
      </div>
    </header>
    <Letterhead {...printed} />
    <main id="contenu" tabindex={-1}>
      {children}
    </main>
    <PrintFoot {...printed} />
  </Document>
)
