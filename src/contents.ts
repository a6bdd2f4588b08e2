import type { Database } from '#platform/db/database.ts'
import type { Routes } from '#platform/web/routes.ts'

/** The table of contents: every page of Maillon, in the order of the chain. */
export const contents = (_: { database: Database; demo: boolean }): readonly Routes[] => []
