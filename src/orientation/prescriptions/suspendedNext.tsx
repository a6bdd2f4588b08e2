import { Next } from '#platform/ui/next.tsx'
import type { SeenPrescription } from './prescription.store.ts'
import { ToTakeBack } from './takeBack.tsx'

/** The family asked that nothing more be done for now: nobody answers, and its sender may still take it back. */
export const SuspendedNext = ({ asked, mine }: { asked: SeenPrescription; mine: boolean }) =>
  asked.state === 'sent' || asked.state === 'accepted' ? (
    <Next
      tone="calm"
      title="Cette demande est suspendue"
      detail="La famille l’a demandé. Personne n’a à répondre, et rien n’est transmis pour l’instant."
      action={mine && asked.state === 'sent' && asked.scope === 'full' && <ToTakeBack id={asked.id} />}
    />
  ) : null
