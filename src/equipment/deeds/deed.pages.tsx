import { refused } from '#platform/access/refusal.ts'
import { download, fileSeenBy } from '#platform/files/file.store.ts'
import { flash } from '#platform/web/cookies.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { lotAsked, showLot } from '../donations/lot.pages.tsx'
import { deedPdf } from './deed.pdf.ts'
import { mayHaveDeed } from './deed.rules.ts'
import { agreeToDeed, deedOf, deedSaid } from './deed.store.ts'

const SIDES = ['donor', 'refurbisher'] as const

/** Once both said yes, the very file that was kept; before, the deed as it stands. */
async function paper(c: Page) {
  const lot = await lotAsked(c)
  const deed = await deedOf(c.var.by, lot.id)
  if (deed?.file_id) return download(found(await fileSeenBy(c.var.by, deed.file_id)), { inline: true })
  if (!mayHaveDeed(lot)) return found<Response>(null)
  const bytes = await deedPdf(await deedSaid(c.var.by, lot, deed))
  return download({ name: 'projet-d-acte-de-cession.pdf', type: 'application/pdf', bytes }, { inline: true })
}

async function agree(c: Page) {
  const lot = await lotAsked(c)
  const refusal = await agreeToDeed(c.var.by, lot.id)
  if (refused(refusal)) return showLot(c, { refusal })
  flash(c, 'Votre accord est noté sur l’acte.')
  return c.redirect(`/dons/${lot.id}`, 303)
}

export const deedPages = routes()
  .get('/dons/:id/acte.pdf', SIDES, paper, { plain: true })
  .post('/dons/:id/acte', SIDES, agree)
