import { refused } from '#platform/access/refusal.ts'
import { isId } from '#platform/db/id.ts'
import { download, fileSeenBy } from '#platform/files/file.store.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, type Routes, routes } from '#platform/web/routes.ts'
import { BENCH, deviceCrumbs } from '../bench/bench.pages.tsx'
import { deviceAsked } from '../devices/biography.pages.tsx'
import { examined, issueCertificate } from './certificate.acts.store.ts'
import { CheckForm } from './certificate.form.ts'
import { certificatesOf } from './certificate.store.ts'
import { CertificateView } from './certificate.view.tsx'

const readers = ['refurbisher', 'coordinator', 'mediator', 'donor', 'school'] as const

/** The certificates of a device, its files, and the check of the evidence that issues one. `address`: where people reach the site. */
export const certificatePages = (address: string): Routes =>
  routes()
    .get('/appareils/:id/certificat', readers, (c) => show(c))
    .post('/appareils/:id/certificat', BENCH, (c) => check(c, address))
    .get('/appareils/:id/certificat/:certificate', readers, file, { plain: true })

async function show(c: Page, typed: Typed = {}, errors: Errors | null = null) {
  const device = await deviceAsked(c)
  const { by, member } = c.var
  const [certificates, exam] = await Promise.all([certificatesOf(by, device.id), examined(by, device)])
  const checks = (BENCH as readonly string[]).includes(member.role)
  return c.render(
    <CertificateView {...{ device, certificates, exam, member, checks, typed, errors }} now={c.var.now} />,
    { title: `Certificat d’effacement ${device.number}`, crumbs: deviceCrumbs(device), status: errors ? 422 : 200 },
  )
}

async function check(c: Page, address: string) {
  const device = await deviceAsked(c)
  const form = await readForm(c, CheckForm)
  if (form.errors) return show(c, form.values, form.errors)
  const issued = await issueCertificate(c.var.by, device, form.values, address)
  if (refused(issued)) return show(c, form.typed, { [issued.field ?? '']: issued.refusal })
  flash(
    c,
    issued.first
      ? `Certificat ${issued.number} établi.`
      : `Ces preuves avaient déjà leur certificat : ${issued.number}.`,
  )
  return c.redirect(`/appareils/${device.id}/certificat`, 303)
}

/** The very file that was issued: the same bytes for ever. */
async function file(c: Page) {
  const device = await deviceAsked(c)
  const asked = c.req.param('certificate') ?? ''
  const certificate = found(
    isId(asked) ? (await certificatesOf(c.var.by, device.id)).find(({ id }) => id === asked) : null,
  )
  return download(found(await fileSeenBy(c.var.by, certificate.file_id)), { inline: true })
}
