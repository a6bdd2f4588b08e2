import { dayOf, sayAgo, sayDate } from '#platform/i18n/dates.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Actions } from '#platform/ui/actions.tsx'
import { Bar, Bars } from '#platform/ui/bars.tsx'
import { Block } from '#platform/ui/block.tsx'
import { Chip } from '#platform/ui/chip.tsx'
import { counted, sayNumber } from '#platform/ui/counted.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { Table } from '#platform/ui/table.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { type NeedKind, needKinds } from '../households/words.ts'
import { isOpen } from './census.rules.ts'
import type { Census, Invitation } from './census.store.ts'
import type { Result } from './results.store.ts'

type Props = { census: Census; results: Result[]; invitations: Invitation[]; values: Typed; errors?: Errors; now: Date }

/** A census as its coordination follows it: the figures first, then who answered, then whom to ask. */
export const CensusView = ({ census, results, invitations, values, errors, now }: Props) => {
  const open = isOpen(census, dayOf(now))
  const answered = invitations.filter((one) => one.answered_at).length
  return (
    <>
      <Heading
        title={census.title}
        lead={`${open ? 'Ouvert' : 'Clos'}, jusqu’au ${sayDate(census.closes_on)}. ${answered} sur ${counted(invitations.length, 'structure')} ${answered > 1 ? 'ont' : 'a'} terminé.`}
        action={
          open && (
            <LinkButton href={`/recensements/${census.id}/clore`} second>
              Clore
            </LinkButton>
          )
        }
      />
      <ErrorSummary errors={errors ?? null} />
      {results.length > 0 ? (
        <Figures {...{ census, results }} />
      ) : (
        <Empty title="Aucun nombre pour l’instant">
          <p>Les nombres apparaissent ici dès qu’une structure garde sa réponse.</p>
        </Empty>
      )}
      <Answers {...{ census, invitations, open, now }} />
      {open && (
        <Block title="Inviter des structures">
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
        </Block>
      )}
    </>
  )
}

const Figures = ({ census, results }: Pick<Props, 'census' | 'results'>) => (
  <>
    {census.kinds.map((kind) => {
      const lines = results.filter((line) => line.kind === kind)
      // One scale for all communes, a little longer than the longest: a full bar would read as a job done.
      const most = Math.max(...lines.map((line) => line.needed)) * 1.15
      return lines.length === 0 ? null : (
        <Block title={needKinds[kind as NeedKind]}>
          <Bars>
            {lines.map((line) => (
              <Bar label={line.name} value={line.needed} max={most} said={sayLine(line)} />
            ))}
          </Bars>
        </Block>
      )
    })}
    <Block
      title="Commune par commune"
      action={
        <LinkButton href={`/recensements/${census.id}/chiffres.csv`} second icon="download" download>
          Télécharger (CSV)
        </LinkButton>
      }
    >
      <Table
        caption="Besoins par commune"
        captionHidden
        columns={[
          'Commune',
          'Besoin',
          ...['Comptés', 'Nommées', 'Besoin en tout', 'Servies', 'Restent'].map((label) => ({ label, end: true })),
        ]}
        rows={results.map((line) => [
          line.name,
          needKinds[line.kind as NeedKind],
          ...[line.declared, line.named, line.needed, line.served, line.needed - line.served].map(sayNumber),
        ])}
      />
      <p class="quiet small">
        Une famille nommée est comprise dans ce que sa structure a compté : elle ne s’y ajoute pas.
      </p>
    </Block>
  </>
)

const sayLine = ({ needed, named, served }: Result): string =>
  [counted(needed, 'personne'), named > 0 && counted(named, 'nommée'), served > 0 && counted(served, 'servie')]
    .filter(Boolean)
    .join(', ')

type Following = Pick<Props, 'census' | 'invitations' | 'now'> & { open: boolean }

const Answers = ({ census, invitations, open, now }: Following) =>
  invitations.length === 0 ? null : (
    <Block title="Qui a répondu">
      <Table
        caption="Structures invitées"
        captionHidden
        columns={['Structure', 'Adresse', 'Réponse']}
        rows={invitations.map((one) => [one.partner, one.email, stateOf(one, now)])}
      />
      {open && invitations.some((one) => !one.answered_at) && (
        <Actions>
          <ActButton
            action={`/recensements/${census.id}/relancer`}
            label="Relancer celles qui n’ont pas terminé"
            second
          />
        </Actions>
      )}
    </Block>
  )

const stateOf = (one: Invitation, now: Date) =>
  one.answered_at ? (
    <Chip tone="done">Terminée {sayAgo(one.answered_at, now)}</Chip>
  ) : one.opened_at ? (
    <Chip tone="turn">Commencée</Chip>
  ) : (
    <span class="quiet">
      {one.reminded_at ? `Relancée ${sayAgo(one.reminded_at, now)}` : `Invitée ${sayAgo(one.invited_at, now)}`}
    </span>
  )
