import { z } from 'zod'
import { nameDevice } from '#equipment/devices/device.words.ts'
import { isId } from '#platform/db/id.ts'
import { PAGE } from '#platform/db/page.ts'
import { dayOf, sayNumeric } from '#platform/i18n/dates.ts'
import { chipCell, linkCell } from '#platform/ui/cells.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { Filters } from '#platform/ui/filters.tsx'
import { Finder } from '#platform/ui/finder.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { Select } from '#platform/ui/select.tsx'
import { flash } from '#platform/web/cookies.ts'
import { readFilters } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { nextHref } from '#platform/web/keyset.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { LoanFilters } from './loan.form.ts'
import { pastOf } from './loan.past.store.ts'
import { lends, usedUp } from './loan.rules.ts'
import { type After, loanCalled, loansOut } from './loan.store.ts'
import { LoanPage } from './loan.view.tsx'
import { isNear, sayDue } from './loan.words.ts'
import { loanCrumbs, loanOf } from './loanAct.tsx'
import { Receipt } from './receipt.view.tsx'
import { familiesToTell, noteTold, reachOf } from './reminder.store.ts'
import { termsOf } from './terms.store.ts'

export const loanPages = routes()
  .get('/prets', lends, list)
  .get('/prets/retour', lends, scan)
  .get('/prets/:id', lends, show)
  .post('/prets/:id/prevenue', lends, told)
  .get('/prets/:id/recu', lends, receipt)

const filters: [string, string][] = [
  ['retard', 'En retard'],
  ['mois', 'À rendre dans le mois, ou en retard'],
  ['panne', 'En panne'],
]

async function list(c: Page) {
  const { by, now } = c.var
  const { quand } = readFilters(c, LoanFilters)
  const rows = await loansOut(by, quand, afterOf(c), PAGE + 1)
  const shown = rows.slice(0, PAGE)
  const last = rows.length > PAGE ? shown.at(-1) : undefined
  const today = dayOf(now)
  return c.render(
    <>
      <Heading
        title="Prêts"
        lead="Ce que des familles ont aujourd’hui, le retour le plus proche d’abord."
        action={
          <LinkButton icon="scan" href="/prets/retour">
            Noter un retour
          </LinkButton>
        }
      />
      <p>
        <a href="/prets/retours">Une classe rend ses appareils : noter les retours en série</a>
      </p>
      <Filters action="/prets" active={quand !== undefined}>
        <Select name="quand" label="Lesquels" options={filters} value={quand} empty="Tous" required />
      </Filters>
      {shown.length === 0 ? (
        <Empty title="Aucun prêt ici">
          <p>Un prêt apparaît ici dès que la famille a signé.</p>
        </Empty>
      ) : (
        <Rows
          caption="Prêts"
          captionHidden
          columns={['Famille', 'Appareil', 'À rendre le', 'Où on en est']}
          rows={shown}
          cells={(loan) => {
            const due = sayDue(loan.due_on, today)
            return [
              linkCell(`/prets/${loan.id}`, loan.household, loan.handover),
              `${nameDevice(loan)}, ${loan.number}`,
              sayNumeric(loan.due_on),
              loan.ticket_id
                ? chipCell('En panne', 'loss', due.label)
                : isNear(loan.due_on, today)
                  ? chipCell(due.label, due.tone)
                  : '',
            ]
          }}
        />
      )}
      <Pager older={nextHref(c, last ? `${last.due_on}_${last.id}` : null)} />
    </>,
    { title: 'Prêts', crumbs: [['Matériel', '/appareils']] },
  )
}

/** The soonest comes first: the list goes on behind a day, not before a moment. */
function afterOf(c: Page): After {
  const [due = '', id = ''] = (c.req.query('apres') ?? '').split('_')
  return z.iso.date().safeParse(due).success && isId(id) ? { due, id } : null
}

/** A label is scanned or a number typed; the loan found, its return is asked. */
async function scan(c: Page) {
  const said = (c.req.query('numero') ?? '').trim().slice(0, 200)
  const loans = said ? await loanCalled(c.var.by, said) : []
  if (loans.length === 1) return c.redirect(`/prets/${loans[0]?.id}/retour`, 303)
  return c.render(
    <>
      <Heading title="Noter un retour" lead="Scannez l’étiquette de l’appareil que la famille rapporte." />
      <Finder
        action="/prets/retour"
        name="numero"
        label="Numéro de l’appareil"
        hint="Numéro Maillon (ML-0412), numéro de série ou d’inventaire."
        value={said}
        autofocus
      />
      {said && loans.length === 0 && (
        <Empty title={`Aucun prêt en cours pour « ${said} »`}>
          <p>Vérifiez le numéro. Si l’appareil a été prêté par une autre structure, c’est elle qui note le retour.</p>
          <LinkButton second href={`/etabli?${new URLSearchParams({ numero: said })}`}>
            Chercher dans tout le stock
          </LinkButton>
        </Empty>
      )}
      {loans.length > 1 && (
        <ul>
          {loans.map((loan) => (
            <li>
              <a href={`/prets/${loan.id}/retour`}>{`${nameDevice(loan)}, ${loan.number}`}</a>
            </li>
          ))}
        </ul>
      )}
    </>,
    {
      title: 'Noter un retour',
      crumbs: [
        ['Matériel', '/appareils'],
        ['Prêts', '/prets'],
      ],
    },
  )
}

async function show(c: Page) {
  const { by, now } = c.var
  const loan = await loanOf(c)
  const [past, toTell, reach, terms] = await Promise.all([
    pastOf(by, loan),
    familiesToTell(by, 200),
    reachOf(by, loan),
    termsOf(by, loan.handover_id, loan.since),
  ])
  const call = toTell.some(({ custody_id }) => custody_id === loan.id)
  return c.render(<LoanPage {...{ loan, past, call, reach, now }} kept={usedUp(past.renewals.length, terms)} />, {
    title: `Prêt ${loan.number}`,
    crumbs: loanCrumbs(loan).slice(0, -1),
  })
}

async function told(c: Page) {
  const loan = await loanOf(c)
  await noteTold(c.var.by, loan)
  flash(c, 'C’est noté : la famille est prévenue.')
  return c.redirect(`/prets/${loan.id}`, 303)
}

async function receipt(c: Page) {
  const loan = await loanOf(c)
  const { back, accessories } = await pastOf(c.var.by, loan)
  return c.render(<Receipt {...{ loan, accessories }} back={found(back)} lender={c.var.member.organisationName} />, {
    title: `Reçu de retour ${loan.number}`,
    layout: 'bare',
    print: true,
  })
}
