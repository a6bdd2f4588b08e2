import { sayNeeds } from '#needs/households/words.ts'
import { PAGE } from '#platform/db/page.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { csv } from '#platform/web/csv.ts'
import { readFilters } from '#platform/web/form.ts'
import { filtersOf, nextHref, pageOf, readCursor } from '#platform/web/keyset.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { sayAwaited } from './awaited.words.ts'
import { narrowed, usualOf } from './listed.filters.tsx'
import { UNKNOWN } from './listed.tsx'
import { ListForm } from './prescription.form.ts'
import { PrescriptionList } from './prescription.list.view.tsx'
import { answers, sends } from './prescription.rules.ts'
import { type Direction, prescriptionsListed, prescriptionsToDo } from './prescription.store.ts'
import { sayStanding } from './standing.ts'

export const prescriptionListPages = routes()
  .get('/orientations', sends, list)
  .get('/orientations.csv', sends, exported)

/** What the address asks for, or what this role usually wants. */
function wanted(c: Page) {
  const { sens, etat, qui } = readFilters(c, ListForm)
  const direction: Direction =
    (sens ?? (answers.includes(c.var.member.role) ? 'recues' : 'envoyees')) === 'recues' ? 'received' : 'sent'
  const choice = etat ?? usualOf(direction)
  const mine = direction === 'sent' && qui === 'moi'
  const usual = !etat && !qui
  return {
    direction,
    choice,
    mine,
    usual,
    filtered: Boolean(sens || etat || qui),
    narrow: { ...narrowed[choice], mine },
  }
}

async function list(c: Page) {
  const { by, member, now } = c.var
  const { direction, choice, mine, usual, filtered, narrow } = wanted(c)
  const first = usual ? await prescriptionsToDo(by, direction) : []
  const without = first.map(({ id }) => id)
  const listed = await prescriptionsListed(by, direction, { ...narrow, without }, readCursor(c))
  const { rows, next } = pageOf(listed, PAGE, (row) => ({ at: row.sent_at, id: row.id }))
  const newer = c.req.query('apres') ? c.req.path : null
  const query = filtersOf(c)
  return c.render(
    <PrescriptionList
      {...{ rows, first: newer ? [] : first, direction, choice, mine, member, now, newer, filtered, query }}
      older={nextHref(c, next)}
    />,
    { title: 'Orientations' },
  )
}

const MOST_EXPORTED = 10_000

/** Names only while the family is followed, as on the screen. */
async function exported(c: Page) {
  const { by, now } = c.var
  const { direction, narrow } = wanted(c)
  const rows = await prescriptionsListed(by, direction, narrow, readCursor(c), MOST_EXPORTED)
  return csv(
    'orientations.csv',
    [
      ...['Famille', 'Commune', 'Besoins', 'Urgent', 'Réponse', 'Attendu', 'De la part de', 'Adressée à'],
      ...['Envoyée le', 'Vue le', 'Répondue le', 'Venue le'],
    ],
    rows.map((row) => [
      ...[row.household ?? UNKNOWN, row.commune, sayNeeds(row.kinds), row.urgent ? 'oui' : 'non'],
      sayStanding(row)[0],
      ...[sayAwaited(row, direction, now), row.sender, row.receiver, dayOf(row.sent_at)],
      ...[row.seen_at && dayOf(row.seen_at), row.answered_at && dayOf(row.answered_at), row.came_on],
    ]),
  )
}
