import type { ComponentChildren } from 'preact'

export type DocumentProps = {
  title: string
  /** Address of the style sheet, with its hash. */
  styles: string
  /** Class of the body. */
  kind: 'staff' | 'public' | 'bare'
  /** Addresses of the modules this page needs. */
  scripts?: readonly string[]
  /** Only the staff side can be installed on a phone. */
  manifest?: boolean
  children: ComponentChildren
}

/** The html element. The renderer puts `<!doctype html>` before it. */
export const Document = ({ title, styles, kind, scripts, manifest, children }: DocumentProps) => (
  <html lang="fr">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title === 'Maillon' ? title : `${title} · Maillon`}</title>
      <meta name="color-scheme" content="light dark" />
      <link rel="stylesheet" href={styles} />
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      {manifest && <link rel="manifest" href="/manifest.webmanifest" />}
      {scripts?.map((src) => (
        <script type="module" src={src} />
      ))}
    </head>
    <body class={kind}>
      <a class="skip" href="#contenu">
        Aller au contenu
      </a>
      {children}
    </body>
  </html>
)
