import { counted } from '#platform/ui/counted.ts'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Next } from '#platform/ui/next.tsx'
import type { LotProps } from './lot.tsx'
import { Answer } from './lotAnswer.tsx'
import { Reception } from './lotReception.tsx'
import { refusalOfRecipient } from './recipient.rules.ts'

/** What comes next for a lot, and whose turn it is. */
export const LotNext = (props: LotProps) => {
  const { lot, member, progress } = props
  const mine = lot.refurbisher_id === member.organisationId
  if (lot.state === 'refused') return <Next tone="loss" title="Ce don n’a pas été accepté." detail={lot.why} />
  if (lot.state === 'announced')
    return !mine ? (
      <Next
        tone="calm"
        title={`${lot.refurbisher} doit répondre.`}
        detail="Jusque-là, vous pouvez corriger ce don."
        action={
          <LinkButton second icon="edit" href={`/dons/${lot.id}/correction`}>
            Corriger
          </LinkButton>
        }
      />
    ) : refusalOfRecipient(lot.public_body, props.title?.kind) ? (
      <Untitled {...props} />
    ) : (
      <Answer {...props} />
    )
  if (lot.state === 'accepted')
    return mine ? (
      <Reception {...props} />
    ) : (
      <Next tone="calm" title={`${lot.refurbisher} viendra chercher le matériel.`} detail={lot.place} />
    )
  if (progress.announced > 0 && mine)
    return (
      <Next
        title={`${counted(progress.announced, 'appareil')} de la liste ${progress.announced > 1 ? 'n’ont' : 'n’a'} pas été ${progress.announced > 1 ? 'retrouvés' : 'retrouvé'}.`}
        detail="Cherchez-les à l’établi : chacun sera reçu."
        action={<LinkButton href="/etabli">Ouvrir l’établi</LinkButton>}
      />
    )
  if (mine)
    return (
      <p>
        <LinkButton second icon="document" href={`/dons/${lot.id}/inventaire`}>
          Importer une liste
        </LinkButton>{' '}
        <LinkButton second icon="add" href={`/appareils/nouveau?don=${lot.id}`}>
          Ajouter un appareil
        </LinkButton>
      </p>
    )
  const done = progress.handedOver + progress.recycled + progress.elsewhere
  return progress.devices > 0 && done === progress.devices ? (
    <Next tone="done" title="Tout ce don a trouvé sa suite." />
  ) : (
    <Next
      tone="calm"
      title={`${lot.refurbisher} travaille sur ces appareils.`}
      detail="Chaque preuve d’effacement apparaît ici dès qu’elle est vérifiée."
    />
  )
}

const Untitled = ({ lot }: LotProps) => (
  <Next
    title="Dites d’abord à quel titre vous recevez ce don."
    detail={`${lot.donor} est un organisme public : la loi dit à qui il peut donner (articles L. 3212-2 3° et L. 3212-3 du Code général de la propriété des personnes publiques).`}
    action={<LinkButton href="/dons/titre">Dire à quel titre</LinkButton>}
  />
)
