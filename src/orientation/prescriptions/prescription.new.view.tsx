import { NextQuestion } from '#needs/ages/fifteen.fields.tsx'
import type { Known } from '#needs/alike/known.store.ts'
import { AtHandFields } from '#needs/households/atHand.fields.tsx'
import { type Filled, WhoFields } from '#needs/households/household.fields.tsx'
import { KnownHouseholds } from '#needs/households/known.view.tsx'
import { NeedFields } from '#needs/households/need.fields.tsx'
import type { NeedHints } from '#needs/households/need.hints.ts'
import { ReachFields } from '#needs/households/reach.fields.tsx'
import type { Commune } from '#network/communes/commune.store.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Typed } from '#platform/web/form.ts'
import { NewYoungFields } from '../young/young.fields.tsx'
import type { NewYoungStep } from '../young/young.rules.ts'
import { stepSaid } from '../young/young.words.ts'
import { labelOf } from './communeChoice.ts'
import { ConsentFields, MessageField, PrintFirst, ToField } from './prescription.fields.tsx'
import type { Receiver } from './receiver.store.ts'
import { Transmitted } from './transmitted.tsx'

type Props = Filled & {
  /** Where it is sent, wherever it is drawn. */
  at: string
  receivers: Receiver[]
  hints: NeedHints
  /** Those of its own families that look like the one that is typed. */
  alike: Known[]
  now: Date
  choices: readonly Commune[]
  commune: string
  /** The words that others read instead of this structure's name. */
  masked: string | null
  /** The next question about a young person, once nothing else is to be mended. */
  step: NewYoungStep | null
}

/** One page, one form: who, what is needed, how to reach them, their agreement, and to whom. */
export const NewPage = ({
  at,
  values,
  errors,
  hints,
  receivers,
  alike,
  step,
  masked,
  now,
  choices,
  commune,
}: Props) => (
  <>
    <Heading
      title="Orienter une personne"
      lead="Deux minutes, avec elle si possible. Vous saurez ce qu’elle devient."
    />
    <ErrorSummary errors={errors} />
    {step && <NextQuestion name={step} question={stepSaid[step]} />}
    <Form action={at}>
      {alike.length > 0 && (
        <KnownHouseholds
          known={alike}
          now={now}
          today={dayOf(now)}
          same="C’est elle : l’orienter"
          create="créer le dossier et l’orienter"
        />
      )}
      <WhoFields {...{ values, errors }} />
      <p class="quiet">Un jeune de moins de 18 ans, seul ? Écrivez 0 adulte et 1 enfant : son âge vous sera demandé.</p>
      {choices.length > 0 && (
        <Radios
          name="commune_choice"
          label="Laquelle de ces communes ?"
          required
          value={values.commune_choice}
          error={errors?.commune_choice}
          options={choices.map((choice) => [labelOf(choice), `${choice.name}, ${choice.postcodes.join(' ou ')}`])}
        />
      )}
      {(step || aloneYoung(values) || errors?.young || errors?.fifteen) && (
        <NewYoungFields {...{ step, values, errors }} />
      )}
      <NeedFields {...{ values, errors, hints }} />
      <ReachFields {...{ values, errors }} />
      <AtHandFields {...{ values, errors }} folded />
      <ConsentFields {...{ values, errors }} />
      <ToField {...{ receivers, values, errors, commune }} kinds={[values.needs ?? []].flat()} />
      <Disclosure summary="Un mot pour qui la recevra" open={Boolean(values.message || errors?.message)}>
        <MessageField {...{ values, errors }} />
      </Disclosure>
      <Transmitted masked={masked} />
      {receivers.length > 0 && (
        <Actions>
          <Submit label="Envoyer l’orientation" />
          <PrintFirst action={`${at}/feuille`} />
        </Actions>
      )}
    </Form>
  </>
)

const aloneYoung = ({ adults, children }: Typed): boolean =>
  adults === '0' && children !== undefined && children !== '0'
