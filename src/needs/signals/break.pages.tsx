import { refused } from '#platform/access/refusal.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { BreaksForm } from './break.form.ts'
import { breaksIn, type SaidBreak, saysBreaks } from './break.rules.ts'
import { calendarOf, sayBreaks } from './break.store.ts'
import { BreaksView } from './break.view.tsx'
import { schoolYearOf } from './schoolYear.ts'
import { signalsPupils } from './signal.rules.ts'

/** When a school has no class, said once a year. */
export const breakPages = routes()
  .get('/vacances', saysBreaks, (c) => show(c))
  .post('/vacances', saysBreaks, say)

const isSchool = (c: Page) => signalsPupils.includes(c.var.member.role)
const behind = (c: Page) => (isSchool(c) ? '/signalements' : '/etablissements')
const yearOf = (c: Page) => schoolYearOf(dayOf(c.var.now))

async function show(c: Page, typed?: Typed, errors?: Errors) {
  const calendar = await calendarOf(c.var.by)
  const view = (
    <BreaksView
      {...{ calendar, errors }}
      values={typed ?? fieldsOf(calendar.breaks)}
      forOthers={!isSchool(c)}
      year={yearOf(c)}
      back={behind(c)}
    />
  )
  return c.render(view, {
    title: 'Vacances scolaires',
    crumbs: [['Élèves à raccrocher', behind(c)]],
    status: errors ? 422 : 200,
  })
}

async function say(c: Page) {
  const form = await readForm(c, BreaksForm)
  if (form.errors) return show(c, form.values, form.errors)
  const { breaks, errors } = breaksIn(form.values, yearOf(c))
  if (Object.keys(errors).length > 0) return show(c, form.typed, errors)
  const said = await sayBreaks(c.var.by, breaks, form.values.read)
  if (refused(said)) return show(c, undefined, { form: said.refusal })
  flash(c, breaks.length > 0 ? 'Les vacances sont notées.' : 'Vos dates sont retirées.')
  return c.redirect(behind(c), 303)
}

const fieldsOf = (breaks: readonly SaidBreak[]): Typed =>
  Object.fromEntries(
    breaks.flatMap(({ kind, last_class, resumes }) => [
      [`${kind}_from`, last_class],
      [`${kind}_to`, resumes],
    ]),
  )
