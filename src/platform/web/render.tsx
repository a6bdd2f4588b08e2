import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { newId } from '#platform/db/id.ts'
import { BareLayout } from '#platform/ui/bareLayout.tsx'
import type { Crumb } from '#platform/ui/crumbs.tsx'
import { OnceKeys } from '#platform/ui/form.tsx'
import type { NavItem } from '#platform/ui/nav.tsx'
import { PublicLayout } from '#platform/ui/publicLayout.tsx'
import { StaffLayout } from '#platform/ui/staffLayout.tsx'
import type { Member } from '#platform/access/member.ts'
import type { Assets } from './assets.ts'
import { takeFlash } from './cookies.ts'
import type { Page } from './routes.ts'

export type PageProps = {
  title: string
  crumbs?: readonly Crumb[]
  status?: 200 | 400 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503
  /** 'staff' when somebody is signed in, 'public' otherwise, unless the page says. */
  layout?: 'staff' | 'public' | 'bare'
  /** A sheet to print: nothing around it. */
  print?: boolean
  /** Names of the islands that this page needs (`signature`, `passkey`…). */
  islands?: readonly string[]
}

declare module 'hono' {
  interface ContextRenderer {
    (content: VNode, props: PageProps): Response | Promise<Response>
  }
}

export type Chrome = { assets: Assets; nav(member: Member): readonly NavItem[]; home(member: Member | null): string }

/** Puts a page's body into its layout: menu, way back up, what was just done, style sheet, islands. */
export function renderPage(c: Page, chrome: Chrome, content: VNode, props: PageProps): Response {
  const member = c.var.member ?? c.var.visitor ?? null
  const layout = props.layout ?? (member ? 'staff' : 'public')
  const shared = { title: props.title, flash: takeFlash(c), home: chrome.home(member) }
  // A page works without its island; one that was not built is left out.
  const scripts = props.islands?.filter((name) => chrome.assets.has(`${name}.js`)).map((name) => chrome.assets.href(`${name}.js`))
  const staff = chrome.assets.href('css/staff.css')
  const page =
    layout === 'staff' && member ? (
      <StaffLayout {...shared} member={member} nav={chrome.nav(member)} path={c.req.path} styles={staff} crumbs={props.crumbs} scripts={scripts}>
        {content}
      </StaffLayout>
    ) : layout === 'bare' ? (
      <BareLayout {...shared} styles={staff} print={props.print} scripts={scripts}>
        {content}
      </BareLayout>
    ) : (
      <PublicLayout {...shared} styles={chrome.assets.href('css/public.css')} crumbs={props.crumbs}>
        {content}
      </PublicLayout>
    )
  const html = renderToString(<OnceKeys.Provider value={newId}>{page}</OnceKeys.Provider>)
  return c.html(`<!doctype html>${html}`, props.status ?? 200)
}
