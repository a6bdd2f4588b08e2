import { capital } from '#platform/text/capital.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Block } from '#platform/ui/block.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Table } from '#platform/ui/table.tsx'
import type { SeenProgramme } from '../programmes/programme.seen.store.ts'
import type { Policy } from '../ranking/policy.store.ts'
import { MOST_POINT_LINES, MOST_STRATA, neverReached } from './policy.rules.ts'
import { policyHref, sayVersion } from './policy.trail.ts'
import { sayConditions, sayPoints } from './policy.words.ts'
import { Aloud } from './readAloud.tsx'

type Props = {
  programme: SeenProgramme
  policy: Policy
  counts: { name: string; count: number }[]
  refusal?: string
  admin: boolean
}

/** The form that the buttons of each line send, wherever they stand. */
const MOVES = 'ordre'

/** A draft: what it says, then its lines, each with its own page. */
export const DraftView = ({ programme, policy, counts, refusal, admin }: Props) => {
  const here = policyHref(programme, policy)
  return (
    <>
      <Heading
        title={capital(sayVersion(policy))}
        lead="Chaque ligne s’enregistre à part. Rien ne compte avant l’adoption."
        action={
          <>
            <LinkButton href={`${here}/effet`}>Voir l’effet sur les familles</LinkButton>
            <LinkButton href={`${here}/adopter`} second>
              {admin ? 'Adopter' : 'Qui peut l’adopter'}
            </LinkButton>
          </>
        }
      />
      <ErrorSummary refusal={refusal} />
      <Strata {...{ here, policy, counts }} />
      <Points {...{ here, policy }} />
      <Disclosure summary="Lire ce brouillon d’un bout à l’autre">
        <Aloud rules={policy.rules} />
      </Disclosure>
      <Form id={MOVES} action={`${here}/ordre`}>
        <input type="hidden" name="edits" value={policy.edits} autocomplete="off" />
      </Form>
      <Disclosure summary="Jeter ce brouillon">
        <p>Ses lignes seront perdues. Les versions adoptées restent.</p>
        <ActButton action={`${here}/effacement`} label="Jeter ce brouillon" danger />
      </Disclosure>
    </>
  )
}

const Strata = ({ here, policy, counts }: { here: string } & Pick<Props, 'policy' | 'counts'>) => {
  const { strata, others } = policy.rules
  const lost = neverReached(strata)
  return (
    <Block
      title="Les priorités, dans l’ordre"
      action={
        strata.length < MOST_STRATA && (
          <LinkButton href={`${here}/lignes/priorite-nouvelle`} second icon="add">
            Ajouter une priorité
          </LinkButton>
        )
      }
    >
      <Table
        caption="Priorités du brouillon"
        captionHidden
        columns={['Priorité', 'Familles concernées', 'Aujourd’hui', '']}
        rows={[
          ...strata.map(({ name, all }, at) => [
            <a href={`${here}/lignes/priorite-${at + 1}`}>{`${at + 1}. ${name}`}</a>,
            capital(sayConditions(all)),
            <Standing count={counts[at]?.count ?? 0} lost={lost.get(at)} />,
            at > 0 && <Raise line={`priorite-${at + 1}`} name={name} />,
          ]),
          [
            <a href={`${here}/lignes/autres`}>{`${strata.length + 1}. ${others}`}</a>,
            'Toutes celles qui restent',
            <Standing count={counts[strata.length]?.count ?? 0} />,
            null,
          ],
        ]}
      />
    </Block>
  )
}

const Standing = ({ count, lost }: { count: number; lost?: string | undefined }) => (
  <span>{lost ?? (count === 0 ? 'Aucune famille' : counted(count, 'famille'))}</span>
)

const Points = ({ here, policy }: { here: string } & Pick<Props, 'policy'>) => {
  const { points } = policy.rules
  return (
    <Block
      title="À priorité égale, les points"
      action={
        points.length < MOST_POINT_LINES && (
          <LinkButton href={`${here}/lignes/points-nouvelle`} second icon="add">
            Ajouter des points
          </LinkButton>
        )
      }
    >
      {points.length === 0 ? (
        <p class="quiet">Aucun point : à priorité égale, la demande la plus ancienne passe devant.</p>
      ) : (
        <Table
          caption="Points du brouillon"
          captionHidden
          columns={['Raison', 'Familles concernées', { label: 'Points', end: true }]}
          rows={points.map(({ reason, all, points: n }, at) => [
            <a href={`${here}/lignes/points-${at + 1}`}>{reason}</a>,
            capital(sayConditions(all)),
            sayPoints(n),
          ])}
        />
      )}
      <p class="quiet">À points égaux, la demande la plus ancienne, puis le tirage. Cela ne se change pas.</p>
    </Block>
  )
}

/** One place up: every order can be reached so, and the first line has nowhere to go. */
const Raise = ({ line, name }: { line: string; name: string }) => (
  <button type="submit" form={MOVES} class="plain" name="move" value={`${line}.up`}>
    Monter
    <span class="hidden"> « {name} »</span>
  </button>
)
