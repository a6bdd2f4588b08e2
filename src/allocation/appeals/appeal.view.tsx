import { sayDate } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Chip } from '#platform/ui/chip.tsx'
import { DateField } from '#platform/ui/dateField.tsx'
import { Empty } from '#platform/ui/empty.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { Table } from '#platform/ui/table.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import type { ListedNeed } from '../commission/proposal.store.ts'
import type { Sitting } from '../commission/sitting.store.ts'
import { sayPlace } from '../runs/run.words.ts'
import type { SeenAppeal } from './appeal.read.store.ts'
import { dueOn, ROUTES } from './appeal.rules.ts'

const nameOf = ({ name }: { name: string | null }) => name ?? 'Famille effacée'

const stateChip = ({ state, received_on }: SeenAppeal, today: string) => {
  if (state === 'upheld') return <Chip tone="done">Accepté</Chip>
  if (state === 'rejected') return <Chip>Rejeté</Chip>
  return dueOn(received_on) < today ? <Chip tone="loss">En retard</Chip> : <Chip tone="turn">À répondre</Chip>
}

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

type ReceiveProps = {
  run: Sitting
  need: ListedNeed
  refusal: string | null
  values: Typed
  errors?: Errors | undefined
}

/** A family asks: its day, its words. */
export const ReceivePage = ({ run, need, refusal, values, errors }: ReceiveProps) => (
  <>
    <ErrorSummary errors={errors} />
    <Heading
      title={`Noter un recours : ${nameOf(need)}`}
      over={`${run.name}, ${need.commune_name}`}
      lead={sayPlace(need)}
    />
    {refusal && !errors ? (
      <Notice>{refusal}</Notice>
    ) : (
      <Form>
        <DateField name="received_on" label="Reçu le" value={values.received_on} error={errors?.received_on} required />
        <TextArea
          name="grounds"
          label="Ce que la famille demande, et pourquoi"
          hint="Avec ses mots. Une lettre, un courriel ou une visite suffisent : aucun formulaire n’est exigé."
          rows={4}
          maxlength={1000}
          value={values.grounds}
          error={errors?.grounds}
          required
        />
        <Submit label="Noter le recours" />
      </Form>
    )}
  </>
)

type Props = { appeal: SeenAppeal; own: boolean; values: Typed; errors?: Errors | undefined }

/** One appeal: what is asked, what is answered. */
export const AppealPage = ({ appeal, own, values, errors }: Props) => (
  <>
    <ErrorSummary errors={errors} />
    <Heading
      title={`Recours : ${nameOf(appeal)}`}
      over={`${appeal.programme}, ${appeal.run}`}
      action={
        <LinkButton href={`/passages/${appeal.run_id}/familles/${appeal.run_need_id}`} second>
          Sa feuille
        </LinkButton>
      }
    />
    <Facts>
      <Fact label="Reçu le">{sayDate(appeal.received_on)}</Fact>
      {appeal.state === 'received' && <Fact label="À répondre avant">{sayDate(dueOn(appeal.received_on))}</Fact>}
      <Fact label="Ce que la famille demande">{appeal.grounds}</Fact>
      <Fact label="Place dans l’ordre">{sayPlace(appeal)}</Fact>
      <Fact label="Décision notée par">{appeal.decided_by}</Fact>
    </Facts>
    {appeal.state === 'received' ? <Answer {...{ appeal, own, values, errors }} /> : <Answered appeal={appeal} />}
  </>
)

const Answer = ({ own, values, errors }: Props) => (
  <Block title="Revoir sa demande">
    <p>
      Regardez sa situation, pas seulement ses points. Ce que vous décidez ici ne change ni le passage ni la place des
      autres.
    </p>
    <Form>
      <Radios
        name="upheld"
        label="Réponse"
        value={values.upheld}
        error={errors?.upheld}
        required
        options={[
          ['oui', 'Le recours est accepté', 'Le matériel libre lui est promis, dans les places de sa commune.'],
          ['non', 'Le recours est rejeté', 'La famille reste en attente.'],
        ]}
      />
      <TextArea
        name="answer"
        label="Raisons"
        hint="La famille les lit. Dix caractères au moins."
        rows={4}
        maxlength={1000}
        value={values.answer}
        error={errors?.answer}
        required
      />
      <Checkbox
        name="later"
        label="Rien n’est libre : accepter sans promettre maintenant"
        value="oui"
        checked={values.later === 'oui'}
        error={errors?.later}
      />
      {own && (
        <Checkbox
          name="alone"
          label="J’ai noté la décision de la commission, et personne d’autre ne peut répondre"
          value="oui"
          checked={values.alone === 'oui'}
          error={errors?.alone}
        />
      )}
      <Submit label="Répondre au recours" />
    </Form>
  </Block>
)

const Answered = ({ appeal }: { appeal: SeenAppeal }) => (
  <Block title={appeal.state === 'upheld' ? 'Recours accepté' : 'Recours rejeté'}>
    <Facts>
      <Fact label="Raisons">{appeal.answer}</Fact>
      <Fact label="Par">
        {appeal.answered_by}, {appeal.answered_on && sayDate(appeal.answered_on)}
      </Fact>
    </Facts>
    {appeal.state === 'rejected' && <Notice title="À dire à la famille">{ROUTES}</Notice>}
    {appeal.state === 'upheld' && !appeal.promised && appeal.household_id && (
      <Notice tone="turn" title="Rien n’est encore promis">
        <p>
          <a href={`/familles/${appeal.household_id}/attribuer?programme=${appeal.programme_id}`}>
            Promettre du matériel
          </a>
        </p>
      </Notice>
    )}
  </Block>
)
