import { sql } from 'kysely'

/** The files that this organisation reads as one with this household, itself among them. For `where … in`. */
export const filesOf = (householdId: string) => sql<string>`(select app.files_of(${householdId}))`
