import { custodyRefusals } from '#equipment/custody/custody.refusals.ts'
import { equipmentRefusals } from '#equipment/equipment.refusals.ts'
import { loanRefusals } from '#handover/loans/loan.rules.ts'
import { refusalsMeanwhile } from '#needs/rights/stopped.rules.ts'
import { accountMounts, openAccounts } from '#network/accounts/accounts.ts'
import { everyWay, type Ways } from '#platform/access/acting.ts'
import type { Database } from '#platform/db/database.ts'
import type { Log } from '#platform/log/log.ts'
import { health } from '#platform/web/health.ts'
import { createSite, type Site } from '#platform/web/site.tsx'
import { contents } from './contents.ts'
import { menuOf } from './navigation.ts'

export type SiteOptions = {
  database: Database
  log: Log
  demo: boolean
  /** What leaves this site by itself; everything, unless told. */
  ways?: Ways
  /** Where people reach the site when MAILLON_ADDRESS does not say. */
  address?: string
  /** Addresses of the invented people that a demonstration offers to be. */
  demoPersonas?: readonly string[]
  now?: () => Date
  /** True once the site was asked to stop: whoever shares the work out sends no more here. */
  draining?: () => boolean
  env?: NodeJS.ProcessEnv
}

/** The application: its contents, its menu, and where each person lands. */
export const openSite = ({
  database,
  log,
  demo,
  ways,
  address,
  demoPersonas,
  now,
  draining,
  env,
}: SiteOptions): Site => {
  const accounts = openAccounts({ database, log, address, demoPersonas: demo ? demoPersonas : [], env })
  return createSite({
    database,
    log,
    demo,
    ways: ways ?? everyWay,
    refusals: { ...refusalsMeanwhile, ...custodyRefusals, ...equipmentRefusals, ...loanRefusals },
    now,
    routes: contents({ database, demo, accounts }),
    mounts: [...accountMounts(accounts), ['/health', health(database, draining)]],
    menu: menuOf,
    home: (member) => (member ? '/ma-journee' : '/'),
    signIn: '/connexion',
    secondFactor: '/connexion/second-facteur',
  })
}
