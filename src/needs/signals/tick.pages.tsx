import { dayOf, sayAgo } from '#platform/i18n/dates.ts'
import { counted } from '#platform/ui/counted.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { calendarOf } from './break.store.ts'
import { classSeenBy, type SchoolClass } from './class.store.ts'
import { alertsIn } from './risks.ts'
import { TickSheet } from './sheet.view.tsx'
import { signalsOfClass } from './signal.read.store.ts'
import { signalsPupils } from './signal.rules.ts'
import { tickForm, ticksIn } from './tick.form.ts'
import { pupilsOf, type Ticked, tickClass } from './tick.store.ts'
import { TickView } from './tick.view.tsx'

const url = '/classes/:id'
/** A class on one screen, and the same on paper. */
export const tickPages = routes()
  .get(url, signalsPupils, (c) => show(c))
  .post(url, signalsPupils, tick)
  .get(`${url}/feuille`, signalsPupils, print)

const asked = async (c: Page): Promise<SchoolClass> => found(await classSeenBy(c.var.by, c.req.param('id') ?? ''))

async function show(c: Page, values: Typed = {}, errors?: Errors) {
  const { by, now } = c.var
  const of = await asked(c)
  const today = dayOf(now)
  const [pupils, signals, calendar] = await Promise.all([
    pupilsOf(by, of.id),
    signalsOfClass(by, of.id),
    calendarOf(by),
  ])
  const alerts = alertsIn(signals, today, calendar.breaks)
  const view = (
    <TickView
      {...{ pupils, alerts, calendar, values, errors, today }}
      schoolClass={of}
      ticked={of.ticked_at && sayAgo(of.ticked_at, now)}
    />
  )
  return c.render(view, {
    title: of.name,
    crumbs: [
      ['Élèves à raccrocher', '/signalements'],
      ['Classes', '/classes'],
    ],
    status: errors ? 422 : 200,
  })
}

async function tick(c: Page) {
  const of = await asked(c)
  const pupils = await pupilsOf(c.var.by, of.id)
  const form = await readForm(c, tickForm(pupils))
  if (form.errors) return show(c, form.values, form.errors)
  const ticked = await tickClass(c.var.by, of, ticksIn(pupils, form.values))
  if ('errors' in ticked) return show(c, form.typed, ticked.errors)
  flash(c, saidOf(of.name, ticked))
  return c.redirect(ticked.flagged > 0 ? `/signalements?classe=${of.id}` : `/classes/${of.id}`, 303)
}

/** What was noted, and who is followed still: a class is said to follow only when nobody of it is missing. */
const saidOf = (name: string, { flagged, back, still }: Ticked): string => {
  if (flagged + back + still === 0) return `${name} : tout le monde suit, c’est noté.`
  const parts = [
    flagged > 0 && counted(flagged, 'élève repéré', 'élèves repérés'),
    back > 0 && counted(back, 'élève revenu', 'élèves revenus'),
    flagged + back === 0 && 'personne de nouveau',
  ].filter(Boolean)
  const followed = still > 0 ? ` ; ${counted(still, 'élève toujours suivi', 'élèves toujours suivis')}` : ''
  return `${name} : ${parts.join(', ')}${followed}.`
}

async function print(c: Page) {
  const of = await asked(c)
  const pupils = await pupilsOf(c.var.by, of.id)
  return c.render(<TickSheet {...{ pupils }} name={of.name} />, {
    title: `Feuille de pointage, ${of.name}`,
    layout: 'bare',
    print: true,
    issuer: c.var.member.organisationName,
  })
}
