import type { Member } from '#platform/access/member.ts'
import type { NavItem } from '#platform/ui/nav.tsx'
import type { Database } from '#platform/db/database.ts'
import type { Log } from '#platform/log/log.ts'
import { createSite, type Site } from '#platform/web/site.tsx'
import { navigation } from './navigation.ts'
import { contents } from './contents.ts'

export type SiteOptions = { database: Database; log: Log; demo: boolean; now?: () => Date }

/** The application: its contents, its menu, and where each person lands. */
export const openSite = ({ database, log, demo, now }: SiteOptions): Site =>
  createSite({
    database,
    log,
    demo,
    now,
    routes: contents({ database, demo }),
    nav: (member: Member): readonly NavItem[] => navigation(member.role),
    home: (member) => (member ? '/ma-journee' : '/'),
    signIn: '/connexion',
    secondFactor: '/connexion/second-facteur',
  })
