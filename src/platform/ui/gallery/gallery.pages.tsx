import { type Page, routes } from '#platform/web/routes.ts'
import { Gallery } from './gallery.tsx'

/** Every piece of the interface in each of its states, on one page; whole screens are looked at in the demonstration. */
export const galleryPages = routes().get('/atelier', 'members', (c: Page) =>
  c.render(<Gallery />, { title: 'Atelier', layout: 'staff' }),
)
