import { Fragment, options, type VNode } from 'preact'

const marked = / [:;!?»]|« |-(?:t-)?(?:elles?|ils?|on|vous|nous|ce)\b/
const inverted = /(?<=\p{L})(?<!rendez)-(t-)?(elles?|ils?|on|vous|nous|ce)\b(?!\p{L})/gu

/**
 * French sets a space before « : ; ! ? » » and after «, and no line may begin or end there: the space becomes one that does
 * not break (Lexique des règles typographiques en usage à l’Imprimerie nationale). Nor is a verb cut from its pronoun: « est-elle ».
 */
export const unbroken = (text: string): string =>
  marked.test(text)
    ? text
        .replace(/ (?=[:;!?»])|(?<=«) /g, '\u00a0')
        .replace(inverted, (_, t, pronoun) => `\u2011${t ? 't\u2011' : ''}${pronoun}`)
    : text

const unbrokenIn = (child: unknown) => (typeof child === 'string' ? unbroken(child) : child)

/** Applies it to every text that is drawn, except what somebody typed and would send back as it stands. */
export const drawUnbroken = () => {
  const before = options.vnode
  options.vnode = (vnode) => {
    keepTogether(vnode)
    before?.(vnode)
  }
}

const keepTogether = ({ type, props }: VNode) => {
  if (type === 'textarea' || (typeof type !== 'string' && type !== Fragment)) return
  const drawn = props as { children?: unknown }
  if (typeof drawn.children === 'string') drawn.children = unbroken(drawn.children)
  else if (Array.isArray(drawn.children)) drawn.children = drawn.children.map(unbrokenIn)
}
