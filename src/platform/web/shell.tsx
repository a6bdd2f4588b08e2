import { renderToString } from 'preact-render-to-string'
import type { Member } from '#platform/access/member.ts'
import { newId } from '#platform/db/id.ts'
import type { Crumb } from '#platform/ui/crumbs.tsx'
import { escaped } from '#platform/ui/escaped.ts'
import { OnceKeys } from '#platform/ui/form.tsx'
import type { Printed } from '#platform/ui/letterhead.tsx'
import { currentOf, type NavItem } from '#platform/ui/nav.tsx'
import { StaffLayout } from '#platform/ui/staffLayout.tsx'

export type Frame = { title: string; home: string; styles: string; printed: Printed; scripts?: readonly string[] }

/** The main menu, and the rarer pages kept beside one’s account. */
export type Menu = { nav: readonly NavItem[]; tools: readonly Crumb[] }

/** A place in a layout to be filled later; the control characters around its name are in no text that a form accepts. */
export const hole = (name: string): string => `\u0001${name}\u0001`

const shells = new Map<string, string[]>()
const MOST = 500

/**
 * The staff layout around a page. It is drawn once for each menu, entry and set of islands, with holes for what changes:
 * the title, what paper says, who is signed in, the key of the sign-out form, and the page itself.
 */
export function staffShell(frame: Frame, member: Member, menu: Menu, path: string, body: string): string {
  const current = currentOf(menu.nav, path)
  const key = JSON.stringify([menu, current?.href, current?.href === path, frame.home, frame.styles, frame.scripts])
  let pieces = shells.get(key)
  if (!pieces) {
    pieces = drawShell(frame, menu, path)
    if (shells.size < MOST) shells.set(key, pieces)
  }
  const filling: Record<string, string> = {
    title: escaped(frame.title),
    name: escaped(member.name),
    organisation: escaped(member.organisationName),
    issuer: escaped(frame.printed.issuer),
    at: escaped(frame.printed.at),
    key: newId(),
    body,
  }
  let html = ''
  for (let at = 0; at < pieces.length; at++) html += at % 2 ? filling[pieces[at] ?? ''] : pieces[at]
  return html
}

/** Alternately a piece of markup and the name of a hole. */
const drawShell = (frame: Frame, menu: Menu, path: string): string[] =>
  renderToString(
    <OnceKeys.Provider value={() => hole('key')}>
      <StaffLayout
        {...frame}
        title={hole('title')}
        printed={{ title: hole('title'), issuer: hole('issuer'), at: hole('at') }}
        member={{ name: hole('name'), organisationName: hole('organisation') }}
        nav={menu.nav}
        tools={menu.tools}
        path={path}
      >
        {hole('body')}
      </StaffLayout>
    </OnceKeys.Provider>,
  ).split('\u0001')
