import { ActButton } from '#platform/ui/actButton.tsx'
import { Actions } from '#platform/ui/actions.tsx'
import { counted } from '#platform/ui/counted.ts'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Next } from '#platform/ui/next.tsx'
import { refusalToNote } from './note.rules.ts'
import type { NoteProps } from './note.view.tsx'
import { Counting } from './noteNext.counting.tsx'

/** What the workshop does next with a note. */
export const OfWorkshop = ({ lot, note, tally, member }: NoteProps) => {
  const here = `/dons/${lot.id}/bordereau`
  const correct = (
    <a class="plain" href={`${here}/liste`}>
      {note?.file_name ? 'Déposer un bordereau corrigé' : 'Déposer un fichier'}
    </a>
  )
  const labels = (
    <a class="plain" href={`${here}/etiquettes`}>
      Imprimer les étiquettes
    </a>
  )
  if (!note)
    return (
      <Next
        title="Que dit le donateur avoir envoyé ?"
        detail={refusalToNote(member, lot, null) ?? 'Un fichier dans sa forme, ou des nombres par type d’appareil.'}
        action={
          !refusalToNote(member, lot, null) && <LinkButton href={`${here}/liste`}>Donner le bordereau</LinkButton>
        }
      />
    )
  if (note.state === 'expected')
    return (
      <>
        <Next
          title={`${counted(tally.expected, 'appareil attendu', 'appareils attendus')}.`}
          detail="Le lot est là ? Ouvrez le pointage, puis scannez chaque appareil."
          action={<ActButton action={`${here}/ouvrir`} label="Ouvrir le pointage" />}
        />
        <p>{correct}</p>
      </>
    )
  if (note.state === 'counting')
    return (
      <Counting
        here={here}
        tally={tally}
        also={
          <>
            {correct} {tally.scanned > 0 && labels}
          </>
        }
      />
    )
  const again = <ActButton second action={`${here}/reprendre`} label="Reprendre le pointage" />
  if (note.state === 'counted')
    return (
      <>
        <Next
          tone="calm"
          title={`${lot.donor} doit confirmer.`}
          detail={
            note.sent_to
              ? `Un lien est parti à ${note.sent_to}${note.reminded_at ? ', puis un rappel' : ''}.`
              : 'Aucun lien n’est parti : demandez-lui d’ouvrir ce don dans Maillon, ou envoyez-lui un lien.'
          }
          action={
            <LinkButton second href={`${here}/renvoyer`}>
              {note.sent_to ? 'Renvoyer le lien' : 'Envoyer un lien'}
            </LinkButton>
          }
        />
        <Actions>
          {again}
          {labels}
        </Actions>
      </>
    )
  if (note.state === 'contested')
    return (
      <>
        <Next
          tone="loss"
          title={`${lot.donor} conteste ce pointage.`}
          detail="Répondez à chaque point ci-dessous, ou reprenez le pointage."
        />
        {again}
      </>
    )
  return (
    <>
      <Next tone="done" title={`${lot.donor} a confirmé ce bordereau.`} detail={note.answered_by} />
      <p>{labels}</p>
    </>
  )
}
