import { dayOf } from '#platform/i18n/dates.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Empty } from '#platform/ui/empty.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import type { NeedKind } from '../../households/words.ts'
import { WaitingLists } from '../../lists/waiting.view.tsx'
import type { PublicResult } from '../results/publics.store.ts'
import { PublicResults } from '../results/publics.view.tsx'
import type { Result } from '../results/results.store.ts'
import { Results } from '../results/results.view.tsx'
import { Answers } from './answered.view.tsx'
import { standingOf } from './census.rules.ts'
import type { Census } from './census.store.ts'
import type { Invitation } from './invitation.store.ts'
import { censusStandings, sayDays } from './words.ts'

type Props = {
  census: Census
  results: Result[]
  /** How each commune asked about is called. */
  names: ReadonlyMap<string, string>
  /** The intercommunalité of each commune, and the one that is looked at, when the communes are too many for one page. */
  groups: ReadonlyMap<string, { id: string; name: string }>
  chosen?: string
  publics: PublicResult[]
  invitations: Invitation[]
  /** Lists that wait to be read over. */
  lists: { id: string; name: string; partner: string; kept_at: Date }[]
  values: Typed
  errors?: Errors
  now: Date
}

/** A census as its coordination follows it: the figures first, then who answered, then whom to ask. */
export const CensusView = ({
  census,
  results,
  names,
  groups,
  chosen,
  publics,
  invitations,
  lists,
  values,
  errors,
  now,
}: Props) => {
  const standing = standingOf(census, dayOf(now))
  const open = standing === 'open'
  const invites = standing !== 'over'
  const answered = invitations.filter((one) => one.answered_at).length
  return (
    <>
      <Heading
        title={census.title}
        lead={`${censusStandings[standing]}, ${sayDays(census)}. ${answered} sur ${counted(invitations.length, 'structure')} ${answered > 1 ? 'ont' : 'a'} terminé.`}
        action={
          invites && (
            <LinkButton href={`/recensements/${census.id}/clore`} second>
              Clore
            </LinkButton>
          )
        }
      />
      <ErrorSummary errors={errors ?? null} />
      {open && <WaitingLists lists={lists} under={`/recensements/${census.id}/liste`} now={now} />}
      {results.length > 0 ? (
        <Results {...{ census, results, names, groups, chosen }} />
      ) : (
        <Empty title="Aucun nombre pour l’instant">
          <p>Les nombres apparaissent ici dès qu’une structure garde sa réponse.</p>
        </Empty>
      )}
      {publics.some((line) => line.public) && (
        <PublicResults
          census={census.id}
          kinds={census.kinds as NeedKind[]}
          asked={census.publics.length > 0}
          results={publics}
        />
      )}
      <Answers {...{ census, invitations, open, now }} />
      {invites && (
        <div class="block screen-only">
          <Disclosure summary="Inviter des structures" open={invitations.length === 0 || Boolean(errors)}>
            <Form action={`/recensements/${census.id}/inviter`}>
              <TextArea
                name="partners"
                label="Structures"
                value={values.partners}
                error={errors?.partners}
                required
                rows={6}
                hint="Une par ligne : son nom, puis l’adresse e-mail de qui répondra. Une liste collée depuis un tableur convient."
              />
              <Submit label="Envoyer les invitations" />
            </Form>
          </Disclosure>
          <Disclosure summary="Par une liste, ou sur papier">
            <p>
              Une structure vous a envoyé son propre tableau : déposez-le. Une autre n’a pas d’adresse : une feuille à
              imprimer, puis à saisir ici.
            </p>
            <Actions>
              {open && (
                <LinkButton href={`/recensements/${census.id}/liste`} second>
                  Déposer une liste
                </LinkButton>
              )}
              <LinkButton href={`/recensements/${census.id}/feuille`} second icon="print">
                Imprimer la feuille
              </LinkButton>
              {open && (
                <LinkButton href={`/recensements/${census.id}/feuille/saisie`} second>
                  Saisir une feuille
                </LinkButton>
              )}
            </Actions>
          </Disclosure>
        </div>
      )}
    </>
  )
}
