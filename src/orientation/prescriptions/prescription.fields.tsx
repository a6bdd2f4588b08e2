import { NoticeToRead } from '#needs/households/agreement.fields.tsx'
import type { Filled } from '#needs/households/household.fields.tsx'
import { agreementHows } from '#needs/households/words.ts'
import { toward } from '#platform/i18n/toward.ts'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Fieldset } from '#platform/ui/fieldset.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import { preselected, type Receiver } from './receiver.store.ts'
import { type ForWhom, isUnlikely, sayReceiver } from './receiver.words.ts'

type ToProps = Filled & ForWhom & { receivers: readonly Receiver[]; suggested?: string | null }

/** So few structures are read at a glance: none is folded. */
const IN_SIGHT = 4

/** To whom, with what remains there for the commune and the needs; those where nothing is under way come last, folded. */
export const ToField = ({ receivers, commune, kinds, values, errors, suggested }: ToProps) => {
  const option = (one: Receiver) => [one.value, one.name, sayReceiver(one, { commune, kinds })] as const
  const unlikely = receivers.filter((one) => isUnlikely(one, kinds))
  const apart = receivers.length > IN_SIGHT && unlikely.length < receivers.length
  return receivers.length === 0 ? (
    <Notice tone="turn" title="Personne ne peut encore répondre">
      <p>
        Une orientation s’adresse à une structure qui coordonne. Il n’y en a pas d’autre que la vôtre dans Maillon pour
        l’instant.
      </p>
    </Notice>
  ) : (
    <Radios
      name="to"
      label="À qui l’adresser"
      required
      value={values.to ?? preselected(receivers, suggested)}
      error={errors?.to}
      options={(apart ? receivers.filter((one) => !unlikely.includes(one)) : receivers).map(option)}
      folded={apart ? { summary: 'Sans programme en cours', options: unlikely.map(option) } : undefined}
    />
  )
}

/** The paper to sign before anything leaves: it opens beside, and what is typed here stays. */
export const PrintFirst = ({ action }: { action: string }) => (
  <Submit label="Imprimer la feuille à signer" second formaction={action} beside />
)

/** A word to the structure that is addressed, read before it answers, by link too. */
export const MessageField = ({ values, errors }: Filled) => (
  <TextArea
    name="message"
    label="Ce qui aidera à bien l’accueillir"
    value={values.message}
    error={errors?.message}
    rows={3}
    maxlength={500}
    hint="Par exemple : préfère le matin, vient avec sa fille. Ne nommez personne : ce mot se lit par lien. Rien sur la santé."
  />
)

/** How the family agreed. Without it nothing leaves. */
export const AgreedField = ({ values, errors }: Filled) => (
  <Radios
    name="agreed"
    label="Comment la famille a accepté d’être orientée"
    hint="Dites-lui à qui, pourquoi, et qu’elle peut changer d’avis. Par écrit : imprimez d’abord la feuille à signer, en bas de cette page. Elle s’ouvre à côté ; rien ne part, rien n’est gardé."
    inline
    required
    value={values.agreed}
    error={errors?.agreed}
    options={Object.entries(agreementHows)}
  />
)

/** The same, once she agreed to be addressed to somebody else: that yes was for nobody but that one. */
export const AgreedAgainField = ({ values, errors, receivers }: Filled & { receivers: readonly Receiver[] }) => {
  const [only, other] = receivers
  return (
    <Radios
      name="agreed"
      label={`Comment la famille a accepté d’être adressée ${only && !other ? toward(only.name) : 'à la structure choisie'}`}
      hint="Son premier accord valait pour une autre structure, et pour personne d’autre. Dites-lui à qui vous l’adressez maintenant."
      inline
      required
      value={values.agreed}
      error={errors?.agreed}
      options={Object.entries(agreementHows)}
    />
  )
}

/** What she was told, and what she agreed to, on the page that also registers her. */
export const ConsentFields = ({ values, errors }: Filled) => (
  <Fieldset legend="Avec son accord">
    <NoticeToRead />
    <Checkbox
      name="informed"
      label="La famille sait ce que je note ici, pourquoi, et qu’elle peut le lire ou le faire effacer"
      required
      checked={values.informed === 'oui'}
      error={errors?.informed}
    />
    <AgreedField {...{ values, errors }} />
  </Fieldset>
)
