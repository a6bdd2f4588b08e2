import { html } from 'hono/html'
import { sayMonthOf } from '#platform/i18n/dates.ts'
import type { Html } from '#platform/ui/cells.ts'
import type { Place } from '../solving/outcome.ts'
import { sayPlace } from './run.words.ts'

/** Where a family stands, in a list: "Priorité 4, 8 points" in one piece, and since when under it. */
export const placeCell = (place: Omit<Place, 'lottery'>): Html =>
  html`<span>${sayPlace({ ...place, since: null }).replaceAll(' ', '\u00a0')}${place.since && html`<small>depuis ${sayMonthOf(place.since)}</small>`}</span>`
