import type { Commune } from '#network/communes/commune.store.ts'
import { CommuneField } from '#network/communes/communeField.tsx'
import { Field } from '#platform/ui/field.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'

type Props = { values: Typed; errors?: Errors; choices?: readonly Commune[] }

export const PlaceFields = ({ values, errors, choices }: Props) => (
  <>
    <Field
      name="name"
      label="Nom du lieu"
      hint="Comme les gens l’appellent."
      value={values.name}
      error={errors?.name}
      required
      autocomplete="off"
    />
    <Field
      name="address"
      label="Adresse"
      hint="Numéro et rue."
      value={values.address}
      error={errors?.address}
      autocomplete="off"
    />
    <CommuneField value={values.commune} error={errors?.commune} choices={choices} />
    <Field
      name="phone"
      label="Téléphone"
      type="tel"
      value={values.phone}
      error={errors?.phone}
      width="medium"
      autocomplete="off"
    />
    <TextArea
      name="opening"
      label="Ouverture"
      hint="Avec vos mots : « du mardi au samedi, 10 h – 18 h »."
      value={values.opening}
      error={errors?.opening}
      rows={2}
    />
    <Field
      name="stations"
      label="Postes informatiques"
      hint="Ordinateurs à disposition sur place."
      type="number"
      inputmode="numeric"
      min={0}
      width="short"
      value={values.stations}
      error={errors?.stations}
    />
    <TextArea
      name="note"
      label="À savoir pour venir"
      hint="Arrêt de bus, étage, sonnette, accès en fauteuil."
      value={values.note}
      error={errors?.note}
      rows={2}
    />
  </>
)
