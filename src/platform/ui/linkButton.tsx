import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'

type Props = {
  href: string
  second?: boolean
  danger?: boolean
  icon?: IconName
  /** Saves a file instead of opening a page. */
  download?: boolean
  /** The key that opens it, with those that the browser asks for. */
  accesskey?: string
  children: ComponentChildren
}

/** A link that looks like a button: it opens the page where the act is done. */
export const LinkButton = ({ href, second, danger, icon, download, accesskey, children }: Props) => (
  <a
    class={['button', second && 'second', danger && 'danger'].filter(Boolean).join(' ')}
    href={href}
    download={download}
    accesskey={accesskey}
  >
    {icon && <Icon name={icon} />}
    <span>{children}</span>
  </a>
)
