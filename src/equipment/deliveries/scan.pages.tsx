import { refused } from '#platform/access/refusal.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { lotAsked } from '../donations/lot.pages.tsx'
import { noteOf } from './note.store.ts'
import { tallyOf } from './note.tally.store.ts'
import { ScanForm, TakeBackForm, UnlistedForm } from './scan.form.ts'
import { lastScans, scanOf } from './scan.last.store.ts'
import type { MetLine } from './scan.rules.ts'
import { type Scanned, scanCode, scanUnlisted } from './scan.store.ts'
import { takeScanBack } from './scan.takeBack.store.ts'
import { verdictFor } from './scan.verdict.store.ts'
import { ScanView } from './scan.view.tsx'
import { UnlistedView } from './unlisted.view.tsx'

const url = '/dons/:id/bordereau/pointer'
const COUNTS = ['refurbisher'] as const

/** The reception by scan: one field, one answer, the next machine. */
export const scanPages = routes()
  .get(url, COUNTS, (c) => show(c))
  .post(url, COUNTS, scan)
  .get(`${url}/hors-bordereau`, COUNTS, (c) => unlisted(c))
  .post(`${url}/hors-bordereau`, COUNTS, takeUnlisted)
  .post(`${url}/annuler`, COUNTS, takeBack)

const hereOf = (id: string) => `/dons/${id}/bordereau/pointer`
const hostOf = (c: Page) => new URL(c.req.url).host

async function counting(c: Page) {
  const lot = await lotAsked(c)
  return { lot, note: found(await noteOf(c.var.by, lot.id)) }
}

const page = (lot: { id: string; title: string }, title: string, errors: Errors | null) => ({
  title,
  crumbs: [
    ['Dons', '/dons'],
    [lot.title, `/dons/${lot.id}`],
    ['Bordereau', `/dons/${lot.id}/bordereau`],
  ] as const,
  status: (errors ? 422 : 200) as 200 | 422,
})

async function show(c: Page, errors: Errors | null = null) {
  const { by } = c.var
  const { lot, note } = await counting(c)
  const code = (c.req.query('code') ?? '').slice(0, 200)
  const [tally, scans, seen, verdict] = await Promise.all([
    tallyOf(by, note.id),
    lastScans(by, note.id, 5),
    scanOf(by, note.id, c.req.query('vu') ?? ''),
    code ? verdictFor(by, note, code, hostOf(c)) : null,
  ])
  const again = c.req.query('encore') === 'oui'
  return c.render(
    <ScanView {...{ lot, note, tally, scans, seen, verdict, code, again, errors, by: by.member.name, now: by.now }} />,
    page(lot, 'Pointer les appareils', errors),
  )
}

async function scan(c: Page) {
  const { lot } = await counting(c)
  const form = await readForm(c, ScanForm)
  if (form.errors) return show(c, form.errors)
  const { code } = form.values
  const scanned = await scanCode(c.var.by, lot.id, code, hostOf(c))
  if (refused(scanned)) return show(c, { code: scanned.refusal })
  return answered(c, lot.id, scanned, code)
}

/** Where the answer stands: the machine that was counted, or what is asked of the code. */
function answered(c: Page, lotId: string, scanned: Scanned, code: string) {
  if (!('asks' in scanned)) {
    const again = scanned.again && !scanned.moment ? '&encore=oui' : ''
    return c.redirect(`${hereOf(lotId)}?vu=${scanned.scan}${again}`, 303)
  }
  const query = new URLSearchParams({ code })
  return scanned.asks.is === 'unlisted'
    ? c.redirect(`${hereOf(lotId)}/hors-bordereau?${query}`, 303)
    : c.redirect(`${hereOf(lotId)}?${query}`, 303)
}

async function unlisted(c: Page, typed: Typed = {}, errors: Errors | null = null, candidates: MetLine[] = []) {
  const { lot, note } = await counting(c)
  const code = String(typed.code ?? c.req.query('code') ?? '').slice(0, 200)
  const verdict = code ? await verdictFor(c.var.by, note, code, hostOf(c)) : null
  const device = verdict?.is === 'unlisted' ? verdict.device : null
  return c.render(
    <UnlistedView {...{ lotId: lot.id, code, device, values: typed, errors, candidates }} />,
    page(lot, code ? 'Pas sur le bordereau' : 'Appareil sans numéro', errors),
  )
}

async function takeUnlisted(c: Page) {
  const { lot } = await counting(c)
  const form = await readForm(c, UnlistedForm)
  if (form.errors) return unlisted(c, form.values, form.errors)
  const done = await scanUnlisted(c.var.by, lot.id, form.values, hostOf(c))
  if (refused(done)) return unlisted(c, form.typed, { [done.field ?? 'form']: done.refusal })
  if ('candidates' in done) {
    const asked = { replaces: 'Dites si cet appareil remplace une ligne du bordereau.' }
    return unlisted(c, form.typed, asked, done.candidates)
  }
  return answered(c, lot.id, done, form.values.code ?? '')
}

async function takeBack(c: Page) {
  const { lot } = await counting(c)
  const form = await readForm(c, TakeBackForm)
  if (form.errors) return show(c, form.errors)
  const done = await takeScanBack(c.var.by, lot.id, form.values.scan)
  if (refused(done)) return show(c, { code: done.refusal })
  flash(c, `${done.number} n’est plus pointé.`)
  return c.redirect(hereOf(lot.id), 303)
}
