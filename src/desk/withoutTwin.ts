import { type ComponentChildren, cloneElement, isValidElement, type VNode } from 'preact'
import { LinkButton } from '#platform/ui/linkButton.tsx'

/** The page that a link opens, whatever it says to it. */
const pageOf = (href: string): string => href.split('?')[0] ?? href

type Holder = { children?: ComponentChildren; action?: ComponentChildren; href?: string }

/** The same part of a page, its button aside that the banner already shows: what is to be done is said once. */
export function withoutTwin(part: VNode, href: string | undefined): VNode {
  return href ? (pruned(part, pageOf(href)) as VNode) : part
}

function pruned(node: ComponentChildren, href: string): ComponentChildren {
  if (Array.isArray(node)) return node.map((child) => pruned(child, href))
  if (!isValidElement(node)) return node
  const { children, action, href: own } = node.props as Holder
  if (node.type === LinkButton) return own && pageOf(own) === href ? null : node
  return cloneElement(node as VNode<Holder>, {
    ...(action !== undefined && { action: pruned(action, href) }),
    ...(children !== undefined && { children: pruned(children, href) }),
  })
}
