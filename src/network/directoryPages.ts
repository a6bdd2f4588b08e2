import type { Routes } from '#platform/web/routes.ts'
import { communePages } from './communes/commune.pages.tsx'
import { habilitationPages } from './habilitations/habilitation.pages.tsx'
import { maskPages } from './organisations/mask.pages.tsx'
import { organisationCorrectPages } from './organisations/organisation.correct.pages.tsx'
import { organisationListPages } from './organisations/organisation.list.pages.tsx'
import { organisationPages } from './organisations/organisation.pages.tsx'
import { placePages } from './places/place.pages.tsx'

/** Who is on the territory, and where people are received. */
export const directoryPages: readonly Routes[] = [
  communePages,
  organisationListPages,
  organisationPages,
  organisationCorrectPages,
  maskPages,
  habilitationPages,
  placePages,
]
