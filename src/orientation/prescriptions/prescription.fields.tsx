import { type Filled, NoticeToRead } from '#needs/households/household.fields.tsx'
import { agreementHows } from '#needs/households/words.ts'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Fieldset } from '#platform/ui/fieldset.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { preselected, type Receiver } from './receiver.store.ts'
import { sayReceiver } from './receiver.words.ts'

type ToProps = Filled & { receivers: readonly Receiver[]; commune: string; suggested?: string | null }

/** To whom, with what remains there for the commune. */
export const ToField = ({ receivers, commune, values, errors, suggested }: ToProps) =>
  receivers.length === 0 ? (
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
      options={receivers.map((receiver) => [receiver.value, receiver.name, sayReceiver(receiver, commune)])}
    />
  )

/** How the family agreed. Without it nothing leaves. */
export const AgreedField = ({ values, errors }: Filled) => (
  <Radios
    name="agreed"
    label="Comment la famille a accepté d’être orientée"
    hint="Dites-lui à qui, pourquoi, et qu’elle peut changer d’avis."
    inline
    required
    value={values.agreed}
    error={errors?.agreed}
    options={Object.entries(agreementHows)}
  />
)

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
