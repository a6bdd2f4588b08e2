import type { Page } from 'playwright-core'

/**
 * A picture of the users' guide: who looks at which page. `of` asks the demonstration for the identifier that `:id` stands for;
 * `does`, told the same, is what somebody does there before the picture.
 */
export type Shot = {
  name: string
  as: string
  path: string
  of?: string
  width?: 360 | 1200
  height?: number
  does?: (page: Page, id: string) => Promise<void>
}

/** What is of the organisation of whoever looks. */
export const mine = `organisation_id = (select organisation_id from app.member where email = $1)`

/** The first of these rows, by this column. */
export const newest = (table: string, where: string, order: string) =>
  `select id from app.${table} where ${where} order by ${order} desc, id limit 1`
