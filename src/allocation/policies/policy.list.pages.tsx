import { refused } from '#platform/access/refusal.ts'
import { sayDate, sayShort } from '#platform/i18n/dates.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { Empty } from '#platform/ui/empty.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Table } from '#platform/ui/table.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { ownProgramme } from '../programmes/organised.ts'
import type { SeenProgramme } from '../programmes/programme.seen.store.ts'
import { inForce, type Policy, policiesOf } from '../ranking/policy.store.ts'
import { startDraft } from './policy.acts.store.ts'
import { policiesHref, policyHref, trailOf } from './policy.trail.ts'
import { proposedRules } from './proposed.ts'
import { ReadAloud } from './readAloud.tsx'

export const policyListPages = routes()
  .get('/programmes/:id/priorites', ['coordinator'], (c) => list(c))
  .post('/programmes/:id/priorites', ['coordinator'], start)

async function start(c: Page) {
  const programme = await ownProgramme(c)
  const started = await startDraft(c.var.by, programme.id)
  if (refused(started)) return list(c, started.refusal)
  flash(c, 'Le brouillon est ouvert. Rien ne compte avant son adoption.')
  return c.redirect(policyHref(programme, started), 303)
}

async function list(c: Page, refusal?: string) {
  const programme = await ownProgramme(c)
  const policies = await policiesOf(c.var.by, programme.id)
  return c.render(<Policies {...{ programme, policies, refusal }} />, {
    title: 'Ordre de priorité',
    crumbs: trailOf(programme),
    status: refusal ? 422 : 200,
  })
}

type Props = { programme: SeenProgramme; policies: Policy[]; refusal?: string }

const Policies = ({ programme, policies, refusal }: Props) => {
  const draft = policies.find(({ state }) => state === 'draft')
  const current = inForce(policies)
  return (
    <>
      <Heading
        title="Ordre de priorité"
        lead="Qui est servi d’abord quand il n’y en a pas pour tout le monde. Chacun peut le lire, personne ne le change en cachette."
      />
      <ErrorSummary refusal={refusal} />
      {current ? <InForce {...{ programme, current }} /> : <NoneYet />}
      <Actions>
        {draft ? (
          <LinkButton href={policyHref(programme, draft)}>Reprendre le brouillon</LinkButton>
        ) : (
          <ActButton
            action={policiesHref(programme)}
            label={current ? 'Préparer la version suivante' : 'Partir de cette proposition'}
          />
        )}
      </Actions>
      {policies.length > 0 && (
        <Block title="Toutes les versions">
          <Table
            caption="Versions de l’ordre de priorité"
            captionHidden
            columns={['Version', 'Adoptée par', 'Le', 'Dernière écriture']}
            rows={policies.map((one) => [
              <a href={policyHref(programme, one)}>
                {one.state === 'draft' ? `Version ${one.version}, brouillon` : `Version ${one.version}`}
              </a>,
              one.adopted_by || 'Pas encore adoptée',
              one.adopted_on ? sayDate(one.adopted_on) : null,
              `${one.written_by}, ${sayShort(one.written_at)}`,
            ])}
          />
        </Block>
      )}
    </>
  )
}

const InForce = ({ programme, current }: { programme: SeenProgramme; current: Policy }) => (
  <>
    <ReadAloud title={`En vigueur : version ${current.version}`} rules={current.rules} />
    <p class="quiet">
      Adoptée par {current.adopted_by}, le {sayDate(current.adopted_on ?? '')}.{' '}
      <a href={`${policyHref(programme, current)}/imprimer`}>Feuille à imprimer</a>
    </p>
  </>
)

const NoneYet = () => (
  <>
    <Empty title="Aucun ordre de priorité n’est adopté">
      <p>
        Jusque-là, la demande la plus ancienne passe devant. Voici une proposition à discuter : le brouillon part
        d’elle, vous la changez, puis une instance l’adopte.
      </p>
    </Empty>
    <ReadAloud title="Proposition" rules={proposedRules} />
  </>
)
