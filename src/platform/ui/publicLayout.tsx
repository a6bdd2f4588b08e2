import type { ComponentChildren } from 'preact'
import { type Crumb, Crumbs } from './crumbs.tsx'
import { Document } from './document.tsx'
import { Flash } from './flash.tsx'
import { Mark } from './mark.tsx'

/** A language of this page, named in itself. */
export type Language = { lang: string; label: string; href: string; dir?: 'ltr' | 'rtl' }

export type PublicLayoutProps = {
  title: string
  styles: string
  description?: string
  lang?: string
  dir?: 'ltr' | 'rtl'
  languages?: readonly Language[]
  crumbs?: readonly Crumb[]
  flash?: string | null
  home?: string
  /** Links at the foot. */
  foot?: readonly Crumb[]
  /** What reading this page costs: "moins de 1 centime de crédit". */
  cost?: string
  children: ComponentChildren
}

/** Pages that anyone reads, on a cheap phone. */
export const PublicLayout = ({
  title,
  styles,
  description,
  lang = 'fr',
  dir,
  languages = [],
  crumbs,
  flash,
  home = '/',
  foot = [],
  cost,
  children,
}: PublicLayoutProps) => (
  <Document kind="public" title={title} styles={styles} lang={lang} dir={dir} description={description}>
    <header class="top">
      <div>
        <a class="mark" href={home}>
          <Mark /> Maillon
        </a>
        {languages.length > 1 && (
          <nav aria-label="Langues">
            <ul>
              {languages.map((other) => (
                <li>
                  <a
                    href={other.href}
                    lang={other.lang}
                    hreflang={other.lang}
                    dir={other.dir}
                    aria-current={other.lang === lang ? 'true' : undefined}
                  >
                    {other.label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </div>
    </header>
    <main id="contenu" tabindex={-1}>
      {flash && <Flash text={flash} />}
      <Crumbs crumbs={crumbs} />
      {children}
    </main>
    {(cost || foot.length > 0) && (
      <footer class="foot">
        {cost && <p>Cette page : {cost}</p>}
        <ul>
          {foot.map(([label, href]) => (
            <li>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
      </footer>
    )}
  </Document>
)
