import type { ComponentChildren } from 'preact'
import { Document } from './document.tsx'
import { Letterhead, type Printed, PrintFoot } from './letterhead.tsx'
import { Mark } from './mark.tsx'

export type BareLayoutProps = {
  title: string
  styles: string
  /** A document to print: what paper says at its head and foot. */
  printed?: Printed | null
  scripts?: readonly string[]
  home?: string
  children: ComponentChildren
}

/** Nothing around the page: signing in, a sheet to print. */
export const BareLayout = ({ title, styles, printed, scripts, home = '/', children }: BareLayoutProps) => (
  <Document kind="bare" title={title} styles={styles} scripts={scripts}>
    {printed && <Letterhead {...printed} />}
    <main id="contenu" tabindex={-1} class={printed ? 'printed' : 'alone'}>
      <p class={printed ? 'mark-line screen-only' : 'mark-line'}>
        <a class="mark" href={home}>
          <Mark /> Maillon
        </a>
      </p>
      {children}
    </main>
    {printed && <PrintFoot {...printed} />}
  </Document>
)
