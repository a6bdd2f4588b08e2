import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Member } from '#platform/access/member.ts'
import { dayOf, sayDate, sayHour } from '#platform/i18n/dates.ts'
import { BareLayout } from '#platform/ui/bareLayout.tsx'
import { type Crumb, Crumbs } from '#platform/ui/crumbs.tsx'
import { Flash } from '#platform/ui/flash.tsx'
import { PublicLayout } from '#platform/ui/publicLayout.tsx'
import { drawUnbroken } from '#platform/ui/unbroken.ts'
import type { Assets } from './assets.ts'
import { takeFlash } from './cookies.ts'
import { dressed, secureFields } from './headers.ts'
import type { Page } from './routes.ts'
import { type Frame, hole, type Menu, staffShell } from './shell.tsx'

export type PageProps = {
  title: string
  crumbs?: readonly Crumb[]
  status?: 200 | 400 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503
  /** 'staff' when somebody is signed in, 'public' otherwise, unless the page says. */
  layout?: 'staff' | 'public' | 'bare'
  /** A sheet to print: nothing around it. */
  print?: boolean
  /** Who answers for what is printed, when it is not the reader’s own organisation. */
  issuer?: string
  /** Names of the islands that this page needs (`signature`, `passkey`…). */
  islands?: readonly string[]
}

declare module 'hono' {
  interface ContextRenderer {
    // biome-ignore lint/style/useShorthandFunctionType: an interface is how Hono lets a renderer say what it takes
    (content: VNode, props: PageProps): Response | Promise<Response>
  }
}

drawUnbroken()

export type Chrome = { assets: Assets; menu(member: Member): Menu; home(member: Member | null): string }

/** Puts a page's body into its layout: menu, way back up, what was just done, style sheet, islands. */
export function renderPage(c: Page, chrome: Chrome, content: VNode, props: PageProps): Response {
  const member = c.get('member') ?? c.get('visitor') ?? null
  const layout = props.layout ?? (member ? 'staff' : 'public')
  const flash = takeFlash(c)
  const { now } = c.var
  const frame: Frame = {
    title: props.title,
    printed: {
      title: props.title,
      issuer: props.issuer ?? member?.organisationName ?? 'Maillon',
      at: `${sayDate(dayOf(now))}, ${sayHour(now)}`,
    },
    home: chrome.home(member),
    // A page works without its island; one that was not built is left out.
    scripts: props.islands
      ?.filter((name) => chrome.assets.has(`${name}.js`))
      .map((name) => chrome.assets.href(`${name}.js`)),
    styles: chrome.assets.href(layout === 'public' ? 'css/public.css' : 'css/staff.css'),
  }
  const body = renderToString(
    <>
      {flash && <Flash text={flash} />}
      <Crumbs crumbs={props.crumbs} />
      {content}
    </>,
  )
  const html =
    layout === 'staff' && member
      ? staffShell(frame, member, chrome.menu(member), c.req.path, body)
      : renderToString(
          layout === 'bare' ? (
            <BareLayout {...frame} printed={props.print ? frame.printed : null}>
              {hole('body')}
            </BareLayout>
          ) : (
            <PublicLayout {...frame}>{hole('body')}</PublicLayout>
          ),
        ).replace(hole('body'), () => body)
  return pageResponse(c, `<!doctype html>${html}`, props.status)
}

const pageFields = { ...secureFields, 'content-type': 'text/html; charset=utf-8' }

/** Plain fields are several times quicker to send; a cookie set while the page was made leaves with it. */
function pageResponse(c: Page, html: string, status: PageProps['status'] = 200): Response {
  const plain = c.newResponse(null).headers.keys().next().done
  const response = plain ? new Response(html, { status, headers: pageFields }) : c.body(html, status, pageFields)
  dressed.add(response)
  return response
}
