import { refused } from '#platform/access/refusal.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { crumbsOf, sittingOf } from '../commission/commission.pages.tsx'
import { needSeenBy } from '../commission/proposal.store.ts'
import { crumbsUnder } from '../programmes/organised.ts'
import { AnswerForm, ReceiveForm } from './appeal.form.ts'
import { AppealList } from './appeal.list.view.tsx'
import { appealSeenBy, appealsOf, othersWho } from './appeal.read.store.ts'
import { refusalToReceive } from './appeal.rules.ts'
import { answerAppeal, receiveAppeal } from './appeal.store.ts'
import { AppealPage } from './appeal.view.tsx'
import { ReceivePage } from './receive.view.tsx'

export const appealPages = routes()
  .get('/passages/:id/recours', ['coordinator'], list)
  .get('/passages/:id/recours/:runNeed', ['coordinator'], (c) => ask(c))
  .post('/passages/:id/recours/:runNeed', ['coordinator'], receive)
  .get('/recours/:id', ['coordinator'], (c) => show(c))
  .post('/recours/:id', ['coordinator'], answer)

async function list(c: Page) {
  const run = await sittingOf(c)
  const appeals = await appealsOf(c.var.by, run.id)
  return c.render(<AppealList {...{ run, appeals, today: dayOf(c.var.now) }} />, {
    title: 'Recours',
    crumbs: crumbsOf(run),
  })
}

async function ask(c: Page, values: Typed = {}, errors?: Errors) {
  const run = await sittingOf(c)
  const need = found(await needSeenBy(c.var.by, run.id, c.req.param('runNeed') ?? ''))
  const today = dayOf(c.var.now)
  const refusal = refusalToReceive({ ...need, decided_on: run.decided_on }, today, today)?.refusal ?? null
  const page = <ReceivePage {...{ run, need, refusal, errors }} values={{ received_on: today, ...values }} />
  return c.render(page, {
    title: 'Noter un recours',
    crumbs: crumbsOf(run, ['Recours', `/passages/${run.id}/recours`]),
    status: errors ? 422 : 200,
  })
}

async function receive(c: Page) {
  const run = await sittingOf(c)
  const need = found(await needSeenBy(c.var.by, run.id, c.req.param('runNeed') ?? ''))
  const form = await readForm(c, ReceiveForm)
  if (form.errors) return ask(c, form.values, form.errors)
  const received = await receiveAppeal(c.var.by, run, need, form.values)
  if (refused(received)) return ask(c, form.typed, { [received.field ?? 'form']: received.refusal })
  flash(c, 'Le recours est noté. Vous avez deux mois pour y répondre.')
  return c.redirect(`/recours/${received.id}`, 303)
}

const appealOf = async (c: Page) => found(await appealSeenBy(c.var.by, c.req.param('id') ?? ''))

async function show(c: Page, values: Typed = {}, errors?: Errors) {
  const { by } = c.var
  const appeal = await appealOf(c)
  const own = appeal.decided_by === by.member.name && (await othersWho(by)) > 0
  return c.render(<AppealPage {...{ appeal, own, values, errors }} />, {
    title: 'Recours',
    crumbs: crumbsUnder(
      { id: appeal.programme_id, name: appeal.programme },
      [appeal.run, `/passages/${appeal.run_id}`],
      ['Recours', `/passages/${appeal.run_id}/recours`],
    ),
    status: errors ? 422 : 200,
  })
}

async function answer(c: Page) {
  const appeal = await appealOf(c)
  const form = await readForm(c, AnswerForm)
  if (form.errors) return show(c, form.values, form.errors)
  const answered = await answerAppeal(c.var.by, appeal.id, form.values)
  if (refused(answered)) return show(c, form.typed, { [answered.field ?? 'form']: answered.refusal })
  flash(
    c,
    answered.promised
      ? 'Le recours est accepté, et le matériel promis.'
      : answered.upheld
        ? 'Le recours est accepté. Il reste à promettre le matériel.'
        : 'Le recours est rejeté. Donnez à la famille la réponse et les voies de recours.',
  )
  return c.redirect(`/recours/${appeal.id}`, 303)
}
