import { Heading } from '#platform/ui/heading.tsx'
import { Table } from '#platform/ui/table.tsx'
import { sayDayMonth } from './state.words.ts'
import type { Pupil } from './tick.store.ts'
import { noticedHows, sayPupil } from './words.ts'

const box = '☐'

/** Whoever is followed already is marked, with only the return to tick. */
const lineOf = (pupil: Pupil) =>
  pupil.signal
    ? [sayPupil(pupil), 'déjà suivi', sayDayMonth(pupil.since ?? ''), pupil.state === 'flagged' ? box : 'oui', '', box]
    : [sayPupil(pupil), box, '', box, '', '']

/** A class on paper, for whoever ticks in a corridor: the same questions as the screen. */
export const TickSheet = ({ pupils, name }: { pupils: readonly Pupil[]; name: string }) => (
  <div class="one-sheet">
    <Heading
      title={`Feuille de pointage, ${name}`}
      lead="Cochez, reportez la feuille dans Maillon, puis détruisez-la."
    />
    <p>
      Semaine du {'…'.repeat(12)} Pointé par {'…'.repeat(14)}
    </p>
    <p class="quiet small">Remarqué : {Object.values(noticedHows).join(' · ')}.</p>
    <Table
      caption="Élèves"
      captionHidden
      columns={['Élève', 'Ne s’est pas connecté', 'Depuis le', 'Famille jointe', 'Par qui', 'De retour']}
      rows={pupils.map(lineOf)}
    />
  </div>
)
