import { routes } from '#platform/web/routes.ts'

/** The site's own address leads to one's day, or to the door. */
export const frontPages = routes().get('/', 'anyone', (c) =>
  c.redirect(c.var.visitor ? '/ma-journee' : '/connexion', 303),
)
