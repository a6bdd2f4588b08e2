import { type Page, routes } from '#platform/web/routes.ts'
import { BENCH } from '../bench/bench.pages.tsx'
import { cardsPdf } from './cards.pdf.ts'
import { placesToShelve } from './places.store.ts'

async function cards(c: Page) {
  const places = await placesToShelve(c.var.by)
  const bytes = await cardsPdf({ author: c.var.member.organisationName, at: c.var.now, places })
  return c.body(new Uint8Array(bytes), 200, {
    'content-type': 'application/pdf',
    'content-disposition': 'inline; filename="cartes-de-mode.pdf"',
  })
}

export const cardPages = routes().get('/etabli/cartes', BENCH, cards, { plain: true })
