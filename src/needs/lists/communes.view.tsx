import { Actions } from '#platform/ui/actions.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Place } from './list.commune.ts'
import type { Unclear } from './list.reading.ts'

const MOST_UNCLEAR = 40
const writtenField = (at: number) => `written.${at}`
const meantField = (at: number) => `meant.${at}`

/** Communes that were not understood: each is chosen once for all its rows; those that it may mean stand first. */
export const CommunesView = ({
  unclear,
  places,
  back,
}: {
  unclear: readonly Unclear[]
  places: readonly Place[]
  back: string
}) => (
  <>
    <Heading
      title="De quelles communes s’agit-il ?"
      lead="Une réponse vaut pour toutes les lignes qui l’écrivent ainsi."
    />
    <Form>
      {unclear.slice(0, MOST_UNCLEAR).map(({ written, rows, perhaps }, at) => (
        <>
          <input type="hidden" name={writtenField(at)} value={written} autocomplete="off" />
          <Select
            name={meantField(at)}
            label={`« ${written} »`}
            hint={counted(rows, 'ligne')}
            value={perhaps.length === 1 ? perhaps[0]?.insee : ''}
            empty="Je ne sais pas"
            options={inOrder(places, perhaps).map(({ insee, name }) => [insee, name])}
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

const inOrder = (places: readonly Place[], first: readonly Place[]): Place[] => [
  ...first,
  ...places
    .filter((place) => !first.some(({ insee }) => insee === place.insee))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'fr')),
]

/** What the form says, where the commune is one that may be chosen: the words written, and the commune meant. */
export function chosenCommunes(data: FormData, may: (insee: string) => boolean): Record<string, string> {
  const communes: Record<string, string> = {}
  for (let at = 0; at < MOST_UNCLEAR; at++) {
    const [written, meant] = [data.get(writtenField(at)), data.get(meantField(at))]
    if (typeof written === 'string' && typeof meant === 'string' && may(meant)) communes[written.slice(0, 200)] = meant
  }
  return communes
}
