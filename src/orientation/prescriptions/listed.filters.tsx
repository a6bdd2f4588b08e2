import type { Role } from '#platform/access/member.ts'
import { Filters } from '#platform/ui/filters.tsx'
import { Select } from '#platform/ui/select.tsx'
import type { ListForm } from './prescription.form.ts'
import { answers } from './prescription.rules.ts'
import type { Direction, Narrowed } from './prescription.store.ts'
import { acceptedStates } from './words.ts'

/** One answer of the filter « Réponse ». */
export type Choice = NonNullable<ListForm['etat']>

/** What each of them leaves in the list. */
export const narrowed: Record<Choice, Narrowed> = {
  attente: { states: [], waiting: true },
  questions: { states: ['sent'], asked: true },
  acceptees: { states: acceptedStates },
  refusees: { states: ['refused', 'rerouted', 'expired'] },
  retirees: { states: ['withdrawn'] },
  toutes: { states: [] },
}

/** What is shown before anybody filters: what awaits, to whom answers; all of it, to whom sends. */
export const usualOf = (direction: Direction): Choice => (direction === 'received' ? 'attente' : 'toutes')

type Props = {
  role: Role
  direction: Direction
  choice: Choice
  /** Only what this member sent, not the colleagues. */
  mine: boolean
  filtered: boolean
}

/** The filters of the list, as its address bears them. */
export const ListFilters = ({ role, direction, choice, mine, filtered }: Props) => (
  <Filters action="/orientations" active={filtered}>
    {answers.includes(role) && (
      <Select
        name="sens"
        label="Sens"
        required
        empty={false}
        value={direction === 'received' ? 'recues' : 'envoyees'}
        options={[
          ['recues', 'Reçues'],
          ['envoyees', 'Envoyées'],
        ]}
      />
    )}
    <Select
      name="etat"
      label="Réponse"
      required
      empty={false}
      value={choice}
      options={[
        ['attente', 'En attente'],
        ['questions', 'Avec une question posée'],
        ['acceptees', 'Acceptées'],
        ['refusees', 'Refusées ou sans réponse'],
        ['retirees', 'Retirées'],
        ['toutes', 'Toutes'],
      ]}
    />
    {direction === 'sent' && (
      <Select
        name="qui"
        label="Envoyées par"
        required
        empty={false}
        value={mine ? 'moi' : 'structure'}
        options={[
          ['structure', 'Ma structure'],
          ['moi', 'Moi'],
        ]}
      />
    )}
  </Filters>
)
