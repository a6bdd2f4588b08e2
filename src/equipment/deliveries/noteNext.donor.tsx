import { ActButton } from '#platform/ui/actButton.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Next } from '#platform/ui/next.tsx'
import type { NoteProps } from './note.view.tsx'

/** What the donor answers, or waits for. */
export const OfDonor = ({ lot, note }: NoteProps) => {
  const here = `/dons/${lot.id}/bordereau`
  switch (note?.state) {
    case 'counted':
      return (
        <Next
          title="Est-ce bien ce que vous avez envoyé ?"
          detail={`${lot.refurbisher} a pointé chaque appareil. Relisez les écarts, puis répondez.`}
          action={
            <>
              <ActButton
                action={`${here}/conforme`}
                label="C’est conforme"
                fields={{ version: String(note.version) }}
              />
              <LinkButton second href={`${here}/contester`}>
                Contester des lignes
              </LinkButton>
            </>
          }
        />
      )
    case 'counting':
      return (
        <Next
          tone="calm"
          title={`${lot.refurbisher} pointe vos appareils.`}
          detail="Vous confirmerez une fois le pointage clos."
        />
      )
    case 'contested':
      return (
        <Next
          tone="calm"
          title={`${lot.refurbisher} doit vous répondre.`}
          detail="Vous serez interrogé à nouveau ensuite."
        />
      )
    case 'confirmed':
      return <Next tone="done" title="Ce bordereau est confirmé." detail={note.answered_by} />
    case 'expected':
      return (
        <Next
          tone="calm"
          title={`${lot.refurbisher} attend vos appareils.`}
          detail="Le pointage s’ouvre à leur arrivée."
        />
      )
    default:
      return (
        <Next
          tone="calm"
          title={`${lot.refurbisher} n’a pas encore de bordereau.`}
          detail="Envoyez-lui votre liste d’appareils."
        />
      )
  }
}
