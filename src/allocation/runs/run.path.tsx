import { dayOf, sayDate, sayMoment } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { Moment, Story } from '#platform/ui/story.tsx'
import type { SeenRun } from './run.store.ts'

type Props = { run: SeenRun; now: Date }

/** The path of a run, from its freeze on: what is behind it with its days, what is ahead. */
export const Path = ({ run, now }: Props) => (
  <Block title="Où en est ce passage">
    <Story>
      <Moment when={sayMoment(run.frozen_at, now)} datetime={run.frozen_at.toISOString()} tone="done">
        <p>
          <strong>Liste figée</strong> par {run.frozen_by}. Son empreinte est publiée.
        </p>
      </Moment>
      <Seeded {...{ run, now }} />
      {run.state === 'cancelled' ? (
        <Moment when={run.cancelled_on ? sayDate(run.cancelled_on) : 'Annulé'} tone="loss">
          <p>
            <strong>Passage annulé.</strong> {run.cancelled_why}
          </p>
        </Moment>
      ) : (
        <Ahead {...{ run, now }} />
      )}
    </Story>
  </Block>
)

const Seeded = ({ run, now }: Props) =>
  run.seed && run.seeded_at ? (
    <Moment when={sayMoment(run.seeded_at, now)} datetime={run.seeded_at.toISOString()} tone="done">
      <p>
        <strong>{run.follows_id ? 'Même tirage que le passage d’avant' : 'Tirage enregistré'}</strong> : {run.seed}
      </p>
      {run.seeds_before.length > 0 && (
        <p class="quiet">Corrigé avant le calcul ; d’abord écrit : {run.seeds_before.join(' ; ')}.</p>
      )}
    </Moment>
  ) : (
    <Moment when={sayDate(run.seed_on)} datetime={run.seed_on} ahead>
      <p>
        <strong>Tirage attendu</strong> : {run.seed_source}
      </p>
    </Moment>
  )

const Ahead = ({ run, now }: Props) => (
  <>
    {run.found_at ? (
      <Moment when={sayMoment(run.found_at, now)} datetime={run.found_at.toISOString()} tone="done">
        <p>
          <strong>Proposition calculée</strong>
        </p>
      </Moment>
    ) : run.state === 'failed' ? (
      <Moment when="Calcul arrêté" tone="loss">
        <p>{run.failure}</p>
      </Moment>
    ) : (
      <Moment when="Ensuite" ahead={true}>
        <p>{run.state === 'computing' ? 'Calcul en cours' : 'Calcul de la proposition'}</p>
      </Moment>
    )}
    {run.decided_on ? (
      <Moment when={sayDate(run.decided_on)} datetime={run.decided_on} tone="done">
        <p>
          <strong>Décidé</strong> par {run.body}
        </p>
      </Moment>
    ) : (
      <Moment when="Ensuite" ahead>
        <p>La commission décide</p>
      </Moment>
    )}
    {run.published_at ? (
      <Moment when={sayMoment(run.published_at, now)} datetime={dayOf(run.published_at)} tone="done">
        <p>
          <strong>Publié</strong>
        </p>
      </Moment>
    ) : (
      <Moment when="Enfin" ahead>
        <p>Publication</p>
      </Moment>
    )}
  </>
)
