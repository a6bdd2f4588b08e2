import type { Member } from '#platform/access/member.ts'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { DateField } from '#platform/ui/dateField.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { Together } from '#platform/ui/together.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { one } from '#platform/web/typed.ts'
import { LineFields } from './line.fields.tsx'
import { linesShown } from './line.form.ts'
import { isPublicBody } from './publicBody.rules.ts'

type Choice = { id: string; name: string }
type Props = {
  typed: Typed
  errors: Errors | null
  member: Member
  today: string
  workshops: readonly Choice[]
  agreements: readonly { id: string; title: string; refurbisher: string; refurbisher_id: string }[]
  /** Lines shown, when more than what was typed. */
  lines?: number
}

/** What a donor says of a lot: as a whole, then line by line. */
export const LotFields = ({
  typed,
  errors,
  member,
  today,
  workshops,
  agreements,
  lines = linesShown(typed),
}: Props) => {
  const asked = (name: string) => ({ name, value: one(typed[name]) ?? '', error: errors?.[name] })
  const only = workshops.length === 1 ? workshops[0]?.id : undefined
  return (
    <>
      <Field {...asked('title')} label="Nom de ce don" hint="Par exemple « Postes de la mairie »." required />
      <Select
        {...asked('refurbisher_id')}
        value={asked('refurbisher_id').value || only}
        label="À quel atelier"
        required
        options={workshops.map((w) => [w.id, w.name])}
      />
      <Select
        {...asked('agreement_id')}
        label="Sous quelle convention"
        hint="Une convention en cours avec cet atelier."
        empty="Sans convention"
        options={agreements.map((a) => [a.id, `${a.title} (${a.refurbisher})`])}
      />
      <Field {...asked('place')} label="Où les chercher" required />
      <Together>
        <DateField {...asked('ready_on')} label="À partir de quel jour" min={today} />
        <DateField {...asked('remove_by')} label="Date limite d’enlèvement" min={today} required />
      </Together>
      <Field {...asked('deliberation')} label="Délibération ou décision" hint="Sa référence, si vous l’avez déjà." />
      <h2>Les appareils</h2>
      {isPublicBody(member, false) ? (
        <p class="quiet">Une collectivité peut donner des appareils qui valent au plus 300 € chacun.</p>
      ) : (
        <Checkbox
          name="public_body"
          label="Nous sommes un organisme public"
          checked={asked('public_body').value === 'oui'}
          error={errors?.public_body}
        />
      )}
      <LineFields typed={typed} errors={errors} lines={lines} />
    </>
  )
}

/** The act first: it is what the Enter key presses. Lines are added without losing what was typed. */
export const LotActions = ({ label }: { label: string }) => (
  <div class="actions">
    <Submit label={label} />
    <Submit second label="Ajouter des lignes" name="more" value="oui" />
  </div>
)
