import type { ComponentChildren } from 'preact'
import { Document } from './document.tsx'
import { Mark } from './mark.tsx'

export type BareLayoutProps = {
  title: string
  styles: string
  /** A document to print: the mark stays at its head, nothing else. */
  print?: boolean
  scripts?: readonly string[]
  home?: string
  children: ComponentChildren
}

/** Nothing around the page: signing in, a sheet to print. */
export const BareLayout = ({ title, styles, print, scripts, home = '/', children }: BareLayoutProps) => (
  <Document kind="bare" title={title} styles={styles} scripts={scripts}>
    <main id="contenu" tabindex={-1} class={print ? 'printed' : 'alone'}>
      <p class="mark-line">
        <a class="mark" href={home}>
          <Mark /> Maillon
        </a>
      </p>
      {children}
    </main>
  </Document>
)
