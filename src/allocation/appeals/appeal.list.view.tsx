import { sayDate } from '#platform/i18n/dates.ts'
import { Chip } from '#platform/ui/chip.tsx'
import { Empty } from '#platform/ui/empty.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Table } from '#platform/ui/table.tsx'
import type { Sitting } from '../commission/sitting.store.ts'
import type { SeenAppeal } from './appeal.read.store.ts'
import { dueOn } from './appeal.rules.ts'
import { nameOf } from './appeal.words.ts'

/** The appeals of a run, and where one is noted. */
export const AppealList = ({ run, appeals, today }: { run: Sitting; appeals: SeenAppeal[]; today: string }) => (
  <>
    <Heading
      title="Recours"
      over={`${run.programme}, ${run.name}`}
      lead="Une famille qui attend peut demander que des personnes revoient sa demande. Quelqu’un lui répond dans les deux mois, sans nouveau calcul."
      action={
        <LinkButton href={`/passages/${run.id}/commission?qui=attente&noms=oui`} second>
          Choisir une famille qui attend
        </LinkButton>
      }
    />
    {appeals.length === 0 ? (
      <Empty title="Aucun recours">
        <p>Quand une famille conteste, choisissez-la parmi celles qui attendent, puis « Noter un recours ».</p>
      </Empty>
    ) : (
      <Table
        caption="Recours de ce passage"
        captionHidden
        columns={['Famille', 'Reçu', 'À répondre avant', 'Réponse']}
        rows={appeals.map((appeal) => [
          <>
            <a href={`/recours/${appeal.id}`}>{nameOf(appeal)}</a>
            <small>{appeal.commune}</small>
          </>,
          sayDate(appeal.received_on),
          appeal.state === 'received' ? sayDate(dueOn(appeal.received_on)) : null,
          stateChip(appeal, today),
        ])}
      />
    )}
  </>
)

const stateChip = ({ state, received_on }: SeenAppeal, today: string) => {
  if (state === 'upheld') return <Chip tone="done">Accepté</Chip>
  if (state === 'rejected') return <Chip>Rejeté</Chip>
  return dueOn(received_on) < today ? <Chip tone="loss">En retard</Chip> : <Chip tone="turn">À répondre</Chip>
}
