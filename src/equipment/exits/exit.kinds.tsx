import { linkCell } from '#platform/ui/cells.ts'
import { Heading } from '#platform/ui/heading.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { type ExitKind, exitHelp, exitKinds } from './exit.words.ts'

/** One way out to choose, each with what it asks. */
export const Kinds = () => (
  <>
    <Heading title="Nouvelle sortie" lead="Que deviennent ces appareils ?" />
    <Rows
      caption="Façons de sortir"
      captionHidden
      columns={['Sortie', 'Ce qu’elle garde']}
      rows={Object.entries(exitKinds) as [ExitKind, string][]}
      cells={([kind, label]) => [linkCell(`/sorties/nouvelle?genre=${kind}`, label), exitHelp[kind]]}
    />
    <p class="quiet">Perdu, volé ou détruit : cela se note sur la page de l’appareil.</p>
  </>
)
