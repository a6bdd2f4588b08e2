import { type Filled, WhoFields } from '#needs/households/household.fields.tsx'
import { NeedFields } from '#needs/households/need.fields.tsx'
import type { NeedHints } from '#needs/households/need.hints.ts'
import { ReachFields } from '#needs/households/reach.fields.tsx'
import type { Commune } from '#network/communes/commune.store.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Typed } from '#platform/web/form.ts'
import { NewYoungFields } from '../young/young.fields.tsx'
import { labelOf } from './communeChoice.ts'
import { ConsentFields, PrintFirst, ToField } from './prescription.fields.tsx'
import type { Receiver } from './receiver.store.ts'
import { Transmitted } from './transmitted.tsx'

type Props = Filled & {
  /** Where it is sent, wherever it is drawn. */
  at: string
  receivers: Receiver[]
  hints: NeedHints
  alike: { id: string; name: string }[]
  choices: readonly Commune[]
  commune: string
}

/** One page, one form: who, what is needed, how to reach them, their agreement, and to whom. */
export const NewPage = ({ at, values, errors, hints, receivers, alike, choices, commune }: Props) => (
  <>
    <Heading
      title="Orienter une personne"
      lead="Deux minutes, avec elle si possible. Vous saurez ce qu’elle devient."
    />
    <ErrorSummary errors={errors} />
    <Form action={at}>
      {alike.length > 0 && <Alike alike={alike} checked={values.known === 'oui'} />}
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
      {aloneYoung(values) && <NewYoungFields {...{ values, errors }} />}
      <NeedFields {...{ values, errors, hints }} />
      <ReachFields {...{ values, errors }} />
      <ConsentFields {...{ values, errors }} />
      <ToField {...{ receivers, values, errors, commune }} kinds={[values.needs ?? []].flat()} />
      <Transmitted />
      {receivers.length > 0 && (
        <Actions>
          <Submit label="Envoyer l’orientation" />
          <PrintFirst action={`${at}/feuille`} />
        </Actions>
      )}
    </Form>
  </>
)

const Alike = ({ alike, checked }: { alike: Props['alike']; checked: boolean }) => (
  <Notice tone="turn" title="Cette famille est déjà connue de votre structure">
    <ul>
      {alike.map(({ id, name }) => (
        <li>
          <a href={`/familles/${id}`}>{name}</a>
        </li>
      ))}
    </ul>
    <Checkbox name="known" label="C’est une autre famille" required checked={checked} />
  </Notice>
)

const aloneYoung = ({ adults, children }: Typed): boolean =>
  adults === '0' && children !== undefined && children !== '0'
