import type { Routes } from '#platform/web/routes.ts'
import { closingPages } from './closing/closing.pages.tsx'
import { dashboardPages } from './dashboard/dashboard.pages.tsx'
import { figureRowsPages } from './dashboard/rows.pages.tsx'
import { outcomePages } from './outcomes/outcome.pages.tsx'

/** What it changed: outcomes, the end of a journey, figures. */
export const impactPages: readonly Routes[] = [outcomePages, closingPages, dashboardPages, figureRowsPages]
