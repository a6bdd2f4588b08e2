import { Radios } from '#platform/ui/radios.tsx'

type Props = {
  refused: number
  error?: string
  value?: string /** What is done of the good rows, as a verb. */
  done: 'reprendre' | 'envoyer'
}

const words = {
  reprendre: ['Reprendre seulement les lignes bonnes', 'Rien n’est repris tant qu’une ligne est refusée.'],
  envoyer: ['Envoyer seulement les lignes bonnes', 'Rien ne part tant qu’une ligne est refusée.'],
} as const

/** What is done of the rows that are refused. */
export const ChoiceField = ({ refused, error, value, done }: Props) => (
  <Radios
    name="choice"
    label={`Que faire ${refused === 1 ? 'de la ligne refusée' : `des ${refused} lignes refusées`} ?`}
    required
    value={value}
    error={error}
    options={[
      ['good', words[done][0], 'Les autres se téléchargent, avec la raison, pour être corrigées.'],
      ['all', 'Tout ou rien', words[done][1]],
    ]}
  />
)
