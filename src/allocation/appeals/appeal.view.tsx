import { sayDate } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { sayPlace } from '../runs/run.words.ts'
import type { SeenAppeal } from './appeal.read.store.ts'
import { dueOn, ROUTES } from './appeal.rules.ts'
import { nameOf } from './appeal.words.ts'

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
          Sa fiche
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
