import { Bar, Bars } from '#platform/ui/bars.tsx'
import { counted } from '#platform/ui/counted.ts'
import type { Reached } from './programme.figures.store.ts'
import type { SeenProgramme } from './programme.seen.store.ts'
import { countOf, plannedKinds, sayPeriod, sayPlanned } from './words.ts'

type Props = { programme: SeenProgramme; reached: Reached | null }

/** What a programme pays for, over which period, and how far it got: one sentence, then what it changed. */
export const Reach = ({ programme, reached }: Props) => (
  <>
    <p class="lead">{sayReach(programme, reached)}</p>
    {reached && <BeforeAfter reached={reached} />}
  </>
)

/** "Ce programme finance 120 ordinateurs et 120 connexions, du … au …. À ce jour, au moins 80 ordinateurs et 65 connexions sont dans les familles." */
const sayReach = (programme: SeenProgramme, reached: Reached | null): string =>
  `Ce programme finance ${sayPlanned(programme)}, ${sayPeriod(programme)} : ${sayHanded(programme, reached)}.`

function sayHanded(programme: SeenProgramme, reached: Reached | null): string {
  const handed = plannedKinds(programme).map(([kind, n]) => {
    const count = kind === 'computer' ? reached?.computers : reached?.connections
    return count ? `au moins ${countOf(kind, count)} sur ${n}` : `moins de ${countOf(kind, 5)} sur ${n}`
  })
  return handed.length > 0 ? `à ce jour, ${handed.join(' et ')} sont dans les familles` : 'rien n’est encore remis'
}

const MOST = 3

/** Before and after, side by side; nothing under five families. */
const BeforeAfter = ({ reached: { assessed, before, after } }: { reached: Reached }) =>
  assessed !== null &&
  before !== null &&
  after !== null && (
    <div class="block">
      <p>
        <strong>Cinq gestes du quotidien numérique, avant et après</strong>
      </p>
      <Bars>
        <Bar label="Avant" value={before} max={MOST} said={sayAverage(before)} />
        <Bar label="Après" value={after} max={MOST} said={sayAverage(after)} />
      </Bars>
      <p class="quiet small">
        En moyenne pour {counted(assessed, 'famille')}, de 0 (pas encore) à 3 (seul et à l’aise) : e-mail, démarche,
        école, arnaques, mots de passe.
      </p>
    </div>
  )

const sayAverage = (n: number): string => `${n.toLocaleString('fr-FR')} sur ${MOST}`
