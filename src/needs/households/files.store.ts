import { sql } from 'kysely'

/** The files that this organisation reads as one with this household, itself among them. For `where … in`. */
export const filesOf = (householdId: string) => sql<string>`(select app.files_of(${householdId}))`

/**
 * The file under which a file is read today: the one to which the organisation's access `access` joined it, else itself. A case, for
 * row security lets nothing that might tell look a household up, and PostgreSQL takes coalesce() for such: it would read them all.
 */
export const readUnder = (access: string, file: string) =>
  sql<string>`case when ${sql.ref(`${access}.kept_in`)} is null then ${sql.ref(file)} else ${sql.ref(`${access}.kept_in`)} end`
