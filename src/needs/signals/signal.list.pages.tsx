import { dayOf } from '#platform/i18n/dates.ts'
import { csv } from '#platform/web/csv.ts'
import { readFilters } from '#platform/web/form.ts'
import { nextHref } from '#platform/web/keyset.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { calendarOf } from './break.store.ts'
import { classesOf } from './class.store.ts'
import { riskWords } from './risk.rules.ts'
import { type Line, linesOf } from './risks.ts'
import { SignalFilter } from './signal.form.ts'
import { SignalList } from './signal.list.view.tsx'
import { pageAfter } from './signal.order.ts'
import { endedSignalsOf, openSignalsOf } from './signal.read.store.ts'
import { signalsPupils } from './signal.rules.ts'
import { groupOf, sayState } from './state.words.ts'
import { type Reach, reaches, sayCauses, sayNoticed } from './words.ts'

/** A school's signals: the nearest to leaving first, then the longest away. */
export const signalListPages = routes()
  .get('/signalements', signalsPupils, list)
  .get('/signalements.csv', signalsPupils, exported, { plain: true })

const kept =
  ({ classe, etat, risque }: SignalFilter) =>
  (line: Line) =>
    (!classe || line.class_id === classe) &&
    (!etat || groupOf(line) === etat) &&
    (!risque || line.risk.level === (risque === 'eleve' ? 'high' : 'watch'))

async function list(c: Page) {
  const { by, now } = c.var
  const filter = readFilters(c, SignalFilter)
  const ended = filter.etat === 'ended'
  const [open, over, classes, calendar] = await Promise.all([
    openSignalsOf(by),
    ended ? endedSignalsOf(by) : [],
    classesOf(by),
    calendarOf(by),
  ])
  const underWay = linesOf(open, dayOf(now), calendar.breaks)
  const all = ended ? linesOf(over, dayOf(now), calendar.breaks) : underWay
  const { classe } = filter
  const counts = underWay.filter(kept({ classe }))
  const back = classes.filter(({ id }) => !classe || id === classe).reduce((sum, one) => sum + Number(one.back ?? 0), 0)
  const query = new URLSearchParams(c.req.query())
  query.delete('apres')
  const lines = all.filter(kept(filter))
  const after = c.req.query('apres') ?? ''
  const { shown, next } = pageAfter(lines, after)
  return c.render(
    <SignalList
      {...{ filter, classes, calendar, counts, back, now, shown }}
      query={query.toString()}
      total={lines.length}
      older={nextHref(c, next)}
      newer={after ? addressOf(query) : null}
    />,
    { title: 'Élèves à raccrocher' },
  )
}

const addressOf = (query: URLSearchParams) => `/signalements${query.size > 0 ? `?${query}` : ''}`

async function exported(c: Page) {
  const { by, now } = c.var
  const filter = readFilters(c, SignalFilter)
  const [signals, { breaks }] = await Promise.all([
    filter.etat === 'ended' ? endedSignalsOf(by) : openSignalsOf(by),
    calendarOf(by),
  ])
  const lines = linesOf(signals, dayOf(now), breaks).filter(kept(filter))
  return csv(
    'eleves-a-raccrocher.csv',
    [
      ...[
        'Nom',
        'Prénom',
        'Classe',
        'Sans connexion depuis',
        'Remarqué',
        'La famille',
        'Par',
        'Cause',
        'État',
        'Matériel reçu le',
      ],
      ...['De retour le', 'Risque', 'Raisons'],
    ],
    lines.map((line) => [
      ...[
        line.last_name,
        line.first_name,
        line.class,
        line.since,
        sayNoticed(line.noticed),
        reaches[line.reach as Reach],
      ],
      ...[line.reached_by, sayCauses(line.causes), sayState(line)[0], line.equipped_on, line.back_on],
      ...[riskWords[line.risk.level], line.risk.reasons.join(' ; ')],
    ]),
  )
}
