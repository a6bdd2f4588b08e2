import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Field } from '#platform/ui/field.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import type { SeenHandover } from './handover.store.ts'

type Props = { handover: SeenHandover; values: Typed; errors?: Errors }

/** What a school asks where its file says nothing yet: where the child lives, and who else answers for it. */
export const HomeFields = ({ handover, values, errors }: Props) => {
  const field = (name: string) => ({ name, value: values[name], error: errors?.[name], autocomplete: 'off' })
  return (
    <Disclosure
      summary="Adresse et autre responsable"
      open={['address', 'guardian', 'other_home'].some((name) => values[name] || errors?.[name])}
    >
      {!handover.address && <Field {...field('address')} label="Adresse de la famille" maxlength={200} />}
      <Field {...field('guardian')} label="Autre responsable de l’enfant" hint="Prénom et nom." maxlength={120} />
      <Field {...field('other_home')} label="Autre adresse" onlyIf="si les parents vivent séparés" maxlength={120} />
    </Disclosure>
  )
}
