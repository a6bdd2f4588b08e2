import { sayDay } from '#platform/i18n/dates.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Chip } from '#platform/ui/chip.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import type { Habilitation } from './habilitation.store.ts'
import { habilitationHints, habilitationStates, toneOfHabilitation } from './words.ts'

type BlockProps = { organisationId: string; habilitation: Habilitation; mayDecide: boolean; now: Date }

/** On an organisation's page, for itself and for the coordination of its territory. */
export const HabilitationBlock = ({ organisationId, habilitation: held, mayDecide, now }: BlockProps) => (
  <Block
    title="Orienter des familles"
    action={
      mayDecide && (
        <LinkButton href={`/structures/${organisationId}/habilitation`} second>
          Décider
        </LinkButton>
      )
    }
  >
    <p>
      <Chip tone={toneOfHabilitation(held.state)}>{habilitationStates[held.state]}</Chip>
    </p>
    <Facts>
      <Fact label="Ce que cela permet">{habilitationHints[held.state]}</Fact>
      {held.why && <Fact label="La raison">{held.why}</Fact>}
      {held.decidedAt && (
        <Fact label="Décidé par">
          {held.decidedBy}, {sayDay(held.decidedAt, now)}
        </Fact>
      )}
      <Fact label="Orientations en attente">{held.cap} au plus par personne</Fact>
      <Fact label="Recevoir sans compte">
        {held.byLink ? 'Oui, elle répond par le lien de ses e-mails' : 'Non, elle répond depuis un compte'}
      </Fact>
    </Facts>
  </Block>
)

type Props = { name: string; back: string; version: number; values: Typed; errors?: Errors }

/** The decision, on a page of its own. */
export const DecidePage = ({ name, back, version, values, errors }: Props) => (
  <>
    <Heading title="Décider de l’habilitation" lead={name} />
    <ErrorSummary errors={errors ?? null} />
    <Form>
      <input type="hidden" name="version" value={String(version)} autocomplete="off" />
      <Radios
        name="state"
        label="Cette structure peut-elle orienter des familles"
        required
        value={values.state}
        error={errors?.state}
        options={Object.entries(habilitationStates).map(([state, label]) => [
          state,
          label,
          habilitationHints[state as keyof typeof habilitationStates],
        ])}
      />
      <TextArea
        name="why"
        label="La raison"
        value={values.why}
        error={errors?.why}
        rows={2}
        maxlength={300}
        hint="La structure la lira. Il en faut une pour refuser ou suspendre."
      />
      <Field
        name="cap"
        label="Orientations en attente, au plus, par personne"
        value={values.cap}
        error={errors?.cap}
        inputmode="numeric"
        width="short"
        autocomplete="off"
      />
      <Checkbox
        name="by_link"
        label="Elle reçoit des orientations par e-mail, et y répond sans compte"
        checked={values.by_link === 'oui'}
        error={errors?.by_link}
      />
      <Actions>
        <Submit label="Garder cette décision" />
        <LinkButton href={back} second>
          Annuler
        </LinkButton>
      </Actions>
    </Form>
  </>
)
