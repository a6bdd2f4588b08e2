import { type Beneficiary, beneficiariesOf } from '#needs/beneficiaries/beneficiary.store.ts'
import { filesOf } from '#needs/households/files.ts'
import type { SeenHousehold } from '#needs/households/household.store.ts'
import { needsOf } from '#needs/households/need.store.ts'
import { type DeclaredPublic, publicsOf } from '#needs/publics/public.store.ts'
import { type Agreed, agreementsOf, readingsOf } from '#needs/rights/rights.store.ts'
import { type Signal, signalsOfHousehold } from '#needs/signals/signal.read.ts'
import { type Written, writtenAbout } from '#orientation/questions/written.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Line, storyOf } from './story.store.ts'

/** All that this organisation holds or reads about a household: what the person may ask for, whole (RGPD, article 15). */
export type Held = {
  household: SeenHousehold
  people: Beneficiary[]
  needs: Awaited<ReturnType<typeof needsOf>>
  publics: DeclaredPublic[]
  agreements: Agreed[]
  /** What this organisation, when it is a school, flagged of the household's pupils. */
  signals: Signal[]
  files: { name: string; created_at: Date }[]
  written: Written[]
  story: Line[]
  readings: { name: string; at: Date }[]
}

const ALL = 100_000

/** Reads all that is held about a household and the files read as one with it; the whole story, not its first page. */
export async function heldOn(by: Acting, household: SeenHousehold): Promise<Held> {
  const [people, needs, publics, agreements, signals, files, written, story, readings] = await Promise.all([
    beneficiariesOf(by, household.id),
    needsOf(by, household.id),
    publicsOf(by, household.id),
    agreementsOf(by, household.id),
    signalsOfHousehold(by, household.id),
    by.db
      .selectFrom('file')
      .select(['name', 'created_at'])
      .where('household_id', 'in', filesOf(household.id))
      .execute(),
    writtenAbout(by, household.id),
    storyOf(by, household.id, ALL),
    readingsOf(by, household.id),
  ])
  return { household, people, needs, publics, agreements, signals, files, written, story, readings }
}
