import { Actions } from '#platform/ui/actions.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { School, Unclear } from './announced.schools.ts'

export const schoolField = (at: number) => `school.${at}`

type SchoolsProps = { unclear: readonly Unclear[]; schools: readonly School[]; back: string }

/** What a list calls a school, and which it is: asked once. */
export const AnnouncedSchools = ({ unclear, schools, back }: SchoolsProps) => (
  <>
    <Heading
      title="Quel établissement ?"
      lead="Ces noms n’en désignent aucun, ou plusieurs. Votre réponse servira aux prochaines listes."
    />
    <Form>
      {unclear.slice(0, 150).map(({ key, said, rows, among }, at) => (
        <>
          <input type="hidden" name={`${schoolField(at)}.key`} value={key} autocomplete="off" />
          <Select
            name={schoolField(at)}
            label={`« ${said} »`}
            hint={`${counted(rows, 'appareil')}. ${among.length > 1 ? 'Plusieurs établissements portent ce nom.' : 'Aucun établissement ne porte ce nom.'}`}
            options={(among.length > 1 ? among : schools).map(({ id, name, commune, uai }) => [
              id,
              [name, commune, uai].filter(Boolean).join(', '),
            ])}
            empty="Laisser ces lignes de côté"
            required
          />
        </>
      ))}
      <Actions>
        <Submit label="Relire la liste" />
        <a class="plain" href={back}>
          Revenir
        </a>
      </Actions>
    </Form>
  </>
)
