import { type Page, routes } from '#platform/web/routes.ts'
import { Confirming } from './confirming.tsx'
import { DayScreen } from './dayScreen.tsx'
import { DeviceScreen } from './deviceScreen.tsx'
import { HouseholdList } from './householdList.tsx'
import { HouseholdScreen } from './householdScreen.tsx'
import { Pieces } from './pieces.tsx'
import { Prescribing } from './prescribing.tsx'
import { SigningIn } from './signingIn.tsx'
import { Welcome, WelcomeInArabic } from './welcome.tsx'

const up = [['Atelier', '/atelier']] as [string, string][]

/** Every piece of the interface in every state, and whole screens, on invented data. */
export const galleryPages = routes()
  .get('/atelier', 'members', (c: Page) => c.render(<Pieces />, { title: 'Atelier', layout: 'staff' }))
  .get('/atelier/journee', 'members', (c: Page) => c.render(<DayScreen />, { title: 'Ma journée', layout: 'staff' }))
  .get('/atelier/famille', 'members', (c: Page) =>
    c.render(<HouseholdScreen />, { title: 'Une famille', crumbs: up, layout: 'staff' }),
  )
  .get('/atelier/appareil', 'members', (c: Page) =>
    c.render(<DeviceScreen />, { title: 'Un appareil', crumbs: up, layout: 'staff' }),
  )
  .get('/atelier/familles', 'members', (c: Page) =>
    c.render(<HouseholdList />, { title: 'Une longue liste', crumbs: up, layout: 'staff' }),
  )
  .get('/atelier/orientation', 'members', (c: Page) =>
    c.render(<Prescribing />, { title: 'Un formulaire', crumbs: up, layout: 'staff' }),
  )
  .get('/atelier/confirmer', 'members', (c: Page) =>
    c.render(<Confirming />, { title: 'Une confirmation', crumbs: up, layout: 'staff' }),
  )
  .get('/atelier/accueil', 'anyone', (c: Page) =>
    c.render(<Welcome />, { title: 'L’accueil public', layout: 'public' }),
  )
  .get('/atelier/accueil-ar', 'anyone', (c: Page) =>
    c.render(<WelcomeInArabic />, { title: 'De droite à gauche', layout: 'public' }),
  )
  .get('/atelier/connexion', 'anyone', (c: Page) => c.render(<SigningIn />, { title: 'Se connecter', layout: 'bare' }))
