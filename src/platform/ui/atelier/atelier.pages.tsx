import { type Page, routes } from '#platform/web/routes.ts'
import { Accueil, AccueilArabe } from './accueil.tsx'
import { Appareil } from './appareil.tsx'
import { Confirmer } from './confirmer.tsx'
import { Connexion } from './connexion.tsx'
import { Famille } from './famille.tsx'
import { Familles } from './familles.tsx'
import { Journee } from './journee.tsx'
import { Orientation } from './orientation.tsx'
import { Pieces } from './pieces.tsx'

const up = [['Atelier', '/atelier']] as [string, string][]

/** Every piece of the interface in every state, and whole screens, on invented data. */
export const atelierPages = routes()
  .get('/atelier', 'members', (c: Page) => c.render(<Pieces />, { title: 'Atelier', layout: 'staff' }))
  .get('/atelier/journee', 'members', (c: Page) => c.render(<Journee />, { title: 'Ma journée', layout: 'staff' }))
  .get('/atelier/famille', 'members', (c: Page) =>
    c.render(<Famille />, { title: 'Une famille', crumbs: up, layout: 'staff' }),
  )
  .get('/atelier/appareil', 'members', (c: Page) =>
    c.render(<Appareil />, { title: 'Un appareil', crumbs: up, layout: 'staff' }),
  )
  .get('/atelier/familles', 'members', (c: Page) =>
    c.render(<Familles />, { title: 'Une longue liste', crumbs: up, layout: 'staff' }),
  )
  .get('/atelier/orientation', 'members', (c: Page) =>
    c.render(<Orientation />, { title: 'Un formulaire', crumbs: up, layout: 'staff' }),
  )
  .get('/atelier/confirmer', 'members', (c: Page) =>
    c.render(<Confirmer />, { title: 'Une confirmation', crumbs: up, layout: 'staff' }),
  )
  .get('/atelier/accueil', 'anyone', (c: Page) =>
    c.render(<Accueil />, { title: 'L’accueil public', layout: 'public' }),
  )
  .get('/atelier/accueil-ar', 'anyone', (c: Page) =>
    c.render(<AccueilArabe />, { title: 'De droite à gauche', layout: 'public' }),
  )
  .get('/atelier/connexion', 'anyone', (c: Page) => c.render(<Connexion />, { title: 'Se connecter', layout: 'bare' }))
