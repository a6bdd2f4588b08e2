import { ActButton } from '#platform/ui/actButton.tsx'
import { Actions } from '#platform/ui/actions.tsx'
import { counted } from '#platform/ui/counted.ts'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Next } from '#platform/ui/next.tsx'
import { refusalToNote } from './note.rules.ts'
import type { NoteProps } from './note.view.tsx'

/** Whose turn it is on a note, and the one gesture that moves it. */
export const NoteNext = (props: NoteProps) =>
  props.lot.refurbisher_id === props.member.organisationId ? <OfWorkshop {...props} /> : <OfDonor {...props} />

const OfWorkshop = ({ lot, note, tally, member }: NoteProps) => {
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
      <>
        <Next
          title={
            tally.missing > 0
              ? `${counted(tally.missing, 'appareil reste', 'appareils restent')} à pointer.`
              : 'Tout le bordereau est pointé.'
          }
          detail={tally.missing > 0 ? 'Scannez la suite, ou clôturez avec ce qui manque.' : 'Vous pouvez clore.'}
          action={
            tally.missing > 0 ? (
              <LinkButton icon="scan" href={`${here}/pointer`}>
                Pointer
              </LinkButton>
            ) : (
              <LinkButton href={`${here}/clore`}>Clore le pointage</LinkButton>
            )
          }
        />
        <Actions>
          {tally.missing > 0 ? (
            <a class="plain" href={`${here}/clore`}>
              Clore le pointage
            </a>
          ) : (
            <a class="plain" href={`${here}/pointer`}>
              Pointer encore
            </a>
          )}{' '}
          {correct} {tally.scanned > 0 && labels}
        </Actions>
      </>
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

const OfDonor = ({ lot, note }: NoteProps) => {
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
