import { type Refusal, refused } from '#platform/access/refusal.ts'
import { PAGE } from '#platform/db/page.ts'
import { download } from '#platform/files/file.store.ts'
import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { linkCell } from '#platform/ui/cells.ts'
import { counted } from '#platform/ui/counted.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { nextHref, pageOf, readCursor } from '#platform/web/keyset.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { BENCH } from '../bench/bench.pages.tsx'
import { exits } from '../bench/bench.words.ts'
import { titleOf } from '../donations/recipient.store.ts'
import { makeExit } from './exit.acts.store.ts'
import { ExitForm } from './exit.form.ts'
import { Kinds } from './exit.kinds.tsx'
import { exitSeenBy, listExits, sealedIn } from './exit.store.ts'
import { ExitView } from './exit.view.tsx'
import { type ExitKind, exitKinds } from './exit.words.ts'
import { slipPdf } from './exitSlip.pdf.ts'
import { mayLeave } from './leaving.store.ts'
import { NewExit } from './newExit.view.tsx'

/** Machines that leave for good: how they left, and the slip that proves it. */
export const exitPages = routes()
  .get('/sorties', BENCH, list)
  .get('/sorties/nouvelle', BENCH, choose)
  .post('/sorties/nouvelle', BENCH, take)
  .get('/sorties/:id', BENCH, show)
  .get('/sorties/:id/bordereau.pdf', BENCH, slip, { plain: true })

const crumbs: [string, string][] = [
  ['Matériel', '/appareils'],
  ['Sorties', '/sorties'],
]

async function list(c: Page) {
  const rows = await listExits(c.var.by, readCursor(c), PAGE + 1)
  const page = pageOf(rows, PAGE, (row) => ({ at: row.made_at, id: row.id }))
  return c.render(
    <>
      <Heading
        title="Sorties de matériel"
        lead="Ce qui quitte votre stock pour de bon, avec son bordereau."
        action={
          <LinkButton icon="truck" href="/sorties/nouvelle">
            Nouvelle sortie
          </LinkButton>
        }
      />
      {page.rows.length === 0 ? (
        <Empty title="Aucune sortie encore">
          <p>Éco-organisme, pièces, déchet, vente solidaire ou don : chaque sortie garde sa liste et son bordereau.</p>
        </Empty>
      ) : (
        <Rows
          caption="Sorties"
          captionHidden
          columns={['Sortie', 'Comment', 'Avec qui', 'Appareils']}
          rows={page.rows}
          cells={(row) => [
            linkCell(`/sorties/${row.id}`, row.number, sayDate(row.left_on)),
            exits[row.kind],
            row.taker,
            counted(sealedIn(row).machines.length, 'appareil'),
          ]}
        />
      )}
      <Pager older={nextHref(c, page.next)} />
    </>,
    { title: 'Sorties de matériel', crumbs: crumbs.slice(0, 1) },
  )
}

const isKind = (said: string | undefined): said is ExitKind => said !== undefined && said in exitKinds

function choose(c: Page) {
  const kind = c.req.query('genre')
  if (isKind(kind))
    return ask(c, kind, { left_on: dayOf(c.var.now), lines: (c.req.query('appareil') ?? '').slice(0, 80) })
  return c.render(<Kinds />, { title: 'Nouvelle sortie', crumbs })
}

const worn = ['identified', 'to_wipe', 'wipe_failed', 'wiped', 'tested', 'repairing', 'graded']

async function ask(c: Page, kind: ExitKind, typed: Typed, errors: Errors | null = null) {
  const { by, member } = c.var
  const [devices, title] = await Promise.all([
    mayLeave(by, kind === 'sold' || kind === 'given' ? ['ready'] : worn),
    titleOf(by, member.organisationId),
  ])
  const { organisationKind } = member
  return c.render(<NewExit {...{ kind, typed, errors, devices, title, organisationKind }} />, {
    title: exitKinds[kind],
    crumbs,
    status: errors ? 422 : 200,
  })
}

async function take(c: Page) {
  const form = await readForm(c, ExitForm)
  const kind = String(form.typed.kind ?? '')
  if (!isKind(kind)) return choose(c)
  if (form.errors) return ask(c, kind, form.values, form.errors)
  const made = await makeExit(c.var.by, form.values)
  if (refused(made)) return ask(c, kind, form.typed, errorsOf(made))
  flash(c, `Sortie ${made.number} enregistrée.`)
  return c.redirect(`/sorties/${made.id}`, 303)
}

const errorsOf = ({ refusal, field }: Refusal): Errors => ({ [field ?? '']: refusal })

async function show(c: Page) {
  const exit = found(await exitSeenBy(c.var.by, c.req.param('id') ?? ''))
  return c.render(<ExitView exit={exit} sealed={sealedIn(exit)} />, { title: `Sortie ${exit.number}`, crumbs })
}

/** Made of what was sealed, so it is the same at every printing. */
async function slip(c: Page) {
  const exit = found(await exitSeenBy(c.var.by, c.req.param('id') ?? ''))
  const bytes = await slipPdf({ sealed: sealedIn(exit), sha256: exit.sha256.toString('hex'), at: exit.made_at })
  return download({ name: `sortie-${exit.number}.pdf`, type: 'application/pdf', bytes }, { inline: true })
}
