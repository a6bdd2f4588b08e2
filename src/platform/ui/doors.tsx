import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'

/** Large choices on a public page: a list of Door. */
export const Doors = ({ children }: { children: ComponentChildren }) => <ul class="doors">{children}</ul>

/** One way in: a picture, a name, a line. */
export const Door = ({
  href,
  icon,
  title,
  children,
}: {
  href: string
  icon: IconName
  title: string
  children?: ComponentChildren
}) => (
  <li>
    <a href={href}>
      <Icon name={icon} />
      <span>
        <b>{title}</b>
        {children && <span>{children}</span>}
      </span>
    </a>
  </li>
)
