import { sayPhone } from '#network/phones/phone.ts'
import { refused } from '#platform/access/refusal.ts'
import { PAGE } from '#platform/db/page.ts'
import { sayMoment } from '#platform/i18n/dates.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { Chip } from '#platform/ui/chip.tsx'
import { Empty } from '#platform/ui/empty.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Figure, Figures } from '#platform/ui/figures.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Table } from '#platform/ui/table.tsx'
import { flash } from '#platform/web/cookies.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { noteTold } from '../sheets/told.store.ts'
import { crumbsOf, sittingOf } from './commission.pages.tsx'
import { needSeenBy } from './proposal.store.ts'
import { isTooSmall, refusalToSettle } from './sequel.rules.ts'
import { leftOf, settleRun, type Untold, untoldOf } from './sequel.store.ts'
import type { Sitting } from './sitting.store.ts'

const url = '/passages/:id/suites'
export const sequelPages = routes()
  .get(url, ['coordinator'], (c) => show(c))
  .post(`${url}/clore`, ['coordinator'], settle)
  .post(`${url}/:runNeed/prevenue`, ['coordinator'], told)

async function show(c: Page, refusal?: string) {
  const { by, now } = c.var
  const run = await sittingOf(c)
  const left = await leftOf(by, run.id)
  const all = c.req.query('qui') === 'toutes'
  const untold = await untoldOf(by, run.id, { after: c.req.query('apres'), all })
  const rows = untold.slice(0, PAGE)
  const older = untold.length > PAGE ? `${c.req.path}?${all ? 'qui=toutes&' : ''}apres=${rows.at(-1)?.id}` : null
  return c.render(
    <>
      <ErrorSummary refusal={refusal ?? null} />
      <Heading
        title="Suites de la décision"
        over={`${run.programme}, ${run.name}`}
        lead={
          run.decided_on
            ? 'Ce qui est promis est à remettre, chaque famille est à prévenir, et sa lettre est à lui donner.'
            : undefined
        }
        action={
          <>
            {run.decided_on && (
              <LinkButton href={`/passages/${run.id}/lettres`} second icon="print">
                Lettres aux familles
              </LinkButton>
            )}
            <LinkButton href={`/passages/${run.id}/ordre-du-jour`} second>
              Imprimer le procès-verbal
            </LinkButton>
            <LinkButton href={`/passages/${run.id}/recours`} second>
              Recours
            </LinkButton>
          </>
        }
      />
      {run.body ? (
        <Left {...{ run, left, rows, older, all, now }} />
      ) : (
        <Notice>La commission n’a pas encore décidé. Les suites viennent après.</Notice>
      )}
    </>,
    { title: 'Suites de la décision', crumbs: crumbsOf(run), status: refusal ? 422 : 200 },
  )
}

type LeftProps = {
  run: Sitting
  left: Awaited<ReturnType<typeof leftOf>>
  rows: Untold[]
  older: string | null
  all: boolean
  now: Date
}

const Left = ({ run, left, rows, older, all, now }: LeftProps) => {
  const refusal = refusalToSettle(run, left)
  return (
    <>
      <Figures>
        <Figure value={left.promised} one="remise à faire" many="remises à faire" tone="turn" href="/ma-journee" />
        <Figure value={left.handed_over} one="famille équipée" many="familles équipées" tone="done" />
        <Figure value={left.ended} one="promesse annulée" many="promesses annulées" />
        <Figure value={left.booked} one="rendez-vous de remise" many="rendez-vous de remise" href="/rendez-vous" />
        <Figure
          value={left.appeals}
          one="recours sans réponse"
          many="recours sans réponse"
          href={`/passages/${run.id}/recours`}
        />
      </Figures>
      <Block
        title={all ? 'Toutes les familles' : 'Familles à prévenir'}
        action={
          <a href={`/passages/${run.id}/suites${all ? '' : '?qui=toutes'}`}>
            {all ? 'Seulement les familles à prévenir' : 'Montrer toutes les familles'}
          </a>
        }
      >
        {rows.length === 0 ? (
          <Empty title="Tout le monde est prévenu">
            <p>Chaque famille a reçu un message, ou quelqu’un lui a parlé.</p>
          </Empty>
        ) : (
          <>
            <p>
              {all
                ? 'Chaque famille a droit à sa lettre : elle dit ce qui est décidé, pourquoi, et comment demander un nouvel examen.'
                : 'Aucun message ne part pour ces familles : appelez-les, ou donnez-leur la lettre.'}
            </p>
            <Table
              caption="Familles à prévenir"
              captionHidden
              columns={['Famille', 'Réponse', 'Comment', 'Rendez-vous', '']}
              rows={rows.map((row) => [
                <>
                  <a href={`/familles/${row.household_id}`}>{row.name}</a>
                  <small>{row.commune}</small>
                </>,
                row.served ? <Chip tone="done">Servie</Chip> : <Chip>En attente</Chip>,
                <span>
                  {row.phone && row.channel !== 'post' && `Appeler le ${sayPhone(row.phone)}, ou donner `}
                  <a href={`/passages/${run.id}/familles/${row.id}`}>
                    {row.phone && row.channel !== 'post' ? 'sa lettre' : 'Donner sa lettre'}
                  </a>
                </span>,
                row.meets ? (
                  sayMoment(row.meets, now)
                ) : row.served ? (
                  <a href={`/familles/${row.household_id}/rendez-vous`}>À prendre</a>
                ) : null,
                row.told ? (
                  <Chip tone="done">Prévenue</Chip>
                ) : (
                  <ActButton
                    action={`/passages/${run.id}/suites/${row.id}/prevenue`}
                    label="Elle est prévenue"
                    about={row.name}
                    second
                  />
                ),
              ])}
            />
            <Pager older={older} words={['Première page', 'Suite de la liste']} />
          </>
        )}
      </Block>
      <Block title="Clore le passage">
        {isTooSmall(run) && (
          <p>Il compte moins de cinq familles : publié, on les reconnaîtrait. Il se clôt sans être publié.</p>
        )}
        {refusal ? <p>{refusal}</p> : <p>Tout est remis, chacun est prévenu et chaque recours a sa réponse.</p>}
        {!refusal && (
          <Actions>
            <ActButton action={`/passages/${run.id}/suites/clore`} label="Clore le passage" />
          </Actions>
        )}
      </Block>
    </>
  )
}

async function told(c: Page) {
  const run = await sittingOf(c)
  const need = found(await needSeenBy(c.var.by, run.id, c.req.param('runNeed') ?? ''))
  const noted = await noteTold(c.var.by, run.id, [need.id], 'voice')
  if (refused(noted)) return show(c, noted.refusal)
  if (noted === 0) return show(c, 'Cette famille est déjà prévenue.')
  flash(c, 'C’est noté : la famille est prévenue.')
  return c.redirect(`/passages/${run.id}/suites`, 303)
}

async function settle(c: Page) {
  const run = await sittingOf(c)
  const settled = await settleRun(c.var.by, run.id)
  if (refused(settled)) return show(c, settled.refusal)
  flash(c, 'Le passage est clos.')
  return c.redirect(`/passages/${run.id}/suites`, 303)
}
