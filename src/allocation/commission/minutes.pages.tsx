import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { sayList } from '#platform/i18n/sayList.ts'
import { Block } from '#platform/ui/block.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { PrintHint } from '#platform/ui/letterhead.tsx'
import { Table } from '#platform/ui/table.tsx'
import { type Page, routes } from '#platform/web/routes.ts'
import { type Gone, goneWords } from '../runs/gone.words.ts'
import { questionOf } from '../runs/run.store.ts'
import type { Thresholds } from '../runs/threshold.rules.ts'
import { thresholdsIn } from '../runs/threshold.store.ts'
import { Where } from '../runs/threshold.view.tsx'
import { crumbsOf, sittingOf } from './commission.pages.tsx'
import { sayDerogations, sayFamily } from './commission.words.ts'
import { type Derogated, derogationsOf } from './derogation.store.ts'
import { type Share, sharesOf } from './proposal.store.ts'
import { goneCounts } from './served.store.ts'
import type { Sitting } from './sitting.store.ts'

export const minutesPages = routes().get('/passages/:id/ordre-du-jour', ['coordinator'], show)

/** Before the session its agenda, after it its minutes: on paper, without a name. */
async function show(c: Page) {
  const { by } = c.var
  const run = await sittingOf(c)
  const title = run.body ? 'Procès-verbal de la commission' : 'Ordre du jour de la commission'
  return c.render(
    <>
      <Minutes
        {...{ run, title }}
        shares={await sharesOf(by, run.id)}
        thresholds={await thresholdsIn(by, run.id, (await questionOf(by, run.id)).quotas, { published: true })}
        derogations={await derogationsOf(by, run.id)}
        gone={await goneCounts(by, run.id)}
      />
      <PrintHint />
    </>,
    { title, crumbs: crumbsOf(run, ['Commission', `/passages/${run.id}/commission`]) },
  )
}

type Props = {
  run: Sitting
  title: string
  shares: Share[]
  thresholds: Thresholds
  derogations: Derogated[]
  gone: { gone: Gone; families: number }[]
}

const Minutes = ({ run, title, shares, thresholds, derogations, gone }: Props) => (
  <>
    <Heading title={title} over={`${run.programme}, ${run.name}`} />
    <Facts>
      {run.body && (
        <>
          <Fact label="Qui a décidé">{run.body}</Fact>
          <Fact label="Séance">{run.decided_on && sayDate(run.decided_on)}</Fact>
          <Fact label="Membres présents">{run.present}</Fact>
        </>
      )}
      <Fact label="Ordre de priorité">
        Version {run.policy_version}, adoptée par {run.policy_adopted_by}
        {run.policy_adopted_on && ` le ${sayDate(run.policy_adopted_on)}`}
      </Fact>
      <Fact label="Tirage">{run.seed}</Fact>
      <Fact label="Familles">
        {counted(run.families, 'famille')}, {counted(run.served, 'servie')}, {run.families - run.served} en attente
      </Fact>
      <Fact label="Dérogations">
        {sayDerogations(run.derogations, run.derogations_at_most)}, nombre fixé avec la liste le{' '}
        {sayDate(dayOf(run.frozen_at))}
      </Fact>
      {gone.length > 0 && (
        <Fact label="Ne participent plus">
          {sayList(gone.map((one) => `${one.families} (${goneWords[one.gone]})`))}
        </Fact>
      )}
    </Facts>
    {!run.body && (
      <Block title="À l’ordre du jour">
        <ol>
          <li>Lecture de l’ordre de priorité et des quotas.</li>
          <li>Les propositions, commune par commune, et où passe le seuil.</li>
          <li>
            Dérogations :{' '}
            {run.derogations_at_most === 0
              ? 'aucune n’est admise'
              : `${run.derogations_at_most} au plus, avec un motif écrit`}
            .
          </li>
          <li>Décision, puis promesses, lettres et rendez-vous.</li>
        </ol>
      </Block>
    )}
    <Block title="Demandes servies">
      <Table
        caption="Demandes servies, commune par commune"
        captionHidden
        columns={[
          'Commune',
          { label: 'Demandes', end: true },
          { label: 'Servies', end: true },
          { label: 'En attente', end: true },
        ]}
        rows={shares
          .filter(({ part }) => part === 'commune')
          .map(({ name, asked, served }) => [name, asked, served, asked - served])}
      />
    </Block>
    <Where {...thresholds} paper />
    {derogations.length > 0 && (
      <Block title="Dérogations et leurs motifs">
        <Table
          caption="Dérogations"
          captionHidden
          columns={['Famille', 'Sens', 'Motif']}
          rows={derogations.map((one) => [sayFamily(one, false), one.way === 'in' ? 'Servie' : 'En attente', one.why])}
        />
        <p class="quiet">Le public ne lit que leur nombre ; chaque famille lit son motif sur sa lettre.</p>
      </Block>
    )}
    {!run.body && <p>Membres présents et signatures :</p>}
  </>
)
