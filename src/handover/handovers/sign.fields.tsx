import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { asksAddress } from './handover.rules.ts'
import type { SeenHandover } from './handover.store.ts'
import { signerQualities } from './signer.rules.ts'

type Props = { handover: SeenHandover; values: Typed; errors?: Errors }

/** What the agreement of a loan must say of whoever signs it: in which quality, and where the device will be. */
export const PartyFields = ({ handover, values, errors }: Props) =>
  handover.kind === 'loan' ? (
    <>
      <Radios
        name="signer_as"
        label="En qualité de"
        value={values.signer_as}
        error={errors?.signer_as}
        required
        options={Object.entries(signerQualities)}
      />
      {asksAddress(handover) && (
        <Field
          name="address"
          label="Adresse de la famille"
          hint="La convention de prêt doit dire où sera l’appareil. Sans logement : là où la famille reçoit son courrier."
          value={values.address}
          error={errors?.address}
          required
          autocomplete="off"
          maxlength={200}
        />
      )}
    </>
  ) : null

/** What a school asks where its file says nothing yet: who else answers for the child, and where; of a gift, the address may be left out. */
export const HomeFields = ({ handover, values, errors }: Props) => {
  const field = (name: string) => ({ name, value: values[name], error: errors?.[name], autocomplete: 'off' })
  const optional = handover.kind === 'gift' && !handover.address && !handover.home_kept
  return (
    <Disclosure
      summary={optional ? 'Adresse et autre responsable' : 'Autre responsable'}
      open={['guardian', 'other_home', ...(optional ? ['address'] : [])].some((name) => values[name] || errors?.[name])}
    >
      {optional && (
        <Field
          {...field('address')}
          label="Adresse de la famille"
          hint="Pour la convention, si la famille veut la donner."
          maxlength={200}
        />
      )}
      <Field {...field('guardian')} label="Autre responsable de l’enfant" hint="Prénom et nom." maxlength={120} />
      <Field {...field('other_home')} label="Autre adresse" onlyIf="si les parents vivent séparés" maxlength={120} />
    </Disclosure>
  )
}
