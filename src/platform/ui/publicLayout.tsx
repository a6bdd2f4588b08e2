import type { ComponentChildren } from 'preact'
import { Document } from './document.tsx'
import { Mark } from './mark.tsx'

export type PublicLayoutProps = { title: string; styles: string; home?: string; children: ComponentChildren }

/** Pages that anyone reads, on a cheap phone. */
export const PublicLayout = ({ title, styles, home = '/', children }: PublicLayoutProps) => (
  <Document kind="public" title={title} styles={styles}>
    <header class="top">
      <div>
        <a class="mark" href={home}>
          <Mark /> Maillon
        </a>
      </div>
    </header>
    <main id="contenu" tabindex={-1}>
      {children}
    </main>
  </Document>
)
