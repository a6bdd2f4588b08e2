import type { Page } from './routes.ts'

/** Where people reach this site, as what is printed says it: MAILLON_ADDRESS, or the address of this very request. */
export const siteAddress = (c: Page, env = process.env): string => new URL(env.MAILLON_ADDRESS || c.req.url).origin

/** The names under which this site answers this request. */
export const siteHosts = (c: Page): string[] => [
  ...new Set([new URL(siteAddress(c)).host, new URL(c.req.url).host, c.req.header('host') ?? '']),
]
