import { sayMoment } from '#platform/i18n/dates.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { counted } from '#platform/ui/counted.ts'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Next } from '#platform/ui/next.tsx'
import { refusalToCloseLot } from './donation.rules.ts'
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
  if (lot.state === 'closed')
    return (
      <Next
        tone="done"
        title="Lot soldé : chaque appareil a trouvé sa suite."
        detail={lot.closed_at && sayMoment(lot.closed_at, props.now)}
        action={
          <LinkButton second icon="document" href={`/dons/${lot.id}/preuve`}>
            Ce qu’est devenu chaque appareil
          </LinkButton>
        }
      />
    )
  if (progress.announced > 0 && mine)
    return (
      <Next
        title={`${counted(progress.announced, 'appareil')} de la liste ${progress.announced > 1 ? 'n’ont' : 'n’a'} pas été ${progress.announced > 1 ? 'retrouvés' : 'retrouvé'}.`}
        detail="Cherchez-les à l’établi : chacun sera reçu."
        action={<LinkButton href="/etabli">Ouvrir l’établi</LinkButton>}
      />
    )
  if (mine) return <Working {...props} />
  return progress.devices > 0 && props.left.pending === 0 ? (
    <Next
      tone="done"
      title="Chaque appareil arrivé a trouvé sa suite."
      detail={`${lot.refurbisher} doit encore solder ce lot.`}
    />
  ) : (
    <Next
      tone="calm"
      title={`${lot.refurbisher} travaille sur ces appareils.`}
      detail="Chaque preuve d’effacement apparaît ici dès qu’elle est vérifiée."
    />
  )
}

/** The workshop lists what came, and closes the lot once nothing of it waits. */
const Working = ({ lot, member, left, progress }: LotProps) => (
  <>
    {progress.devices > 0 && refusalToCloseLot(member, lot, left) === null && (
      <Next
        title="Chaque appareil a trouvé sa suite."
        detail="Soldez ce lot : le donateur en aura le jour."
        action={<ActButton action={`/dons/${lot.id}/solde`} label="Solder ce lot" />}
      />
    )}
    <p>
      <LinkButton second icon="document" href={`/dons/${lot.id}/inventaire`}>
        Importer une liste
      </LinkButton>{' '}
      <LinkButton second icon="add" href={`/appareils/nouveau?don=${lot.id}`}>
        Ajouter un appareil
      </LinkButton>
    </p>
  </>
)

const Untitled = ({ lot }: LotProps) => (
  <Next
    title="Dites d’abord à quel titre vous recevez ce don."
    detail={`${lot.donor} est un organisme public : la loi dit à qui il peut donner (articles L. 3212-2 3° et L. 3212-3 du Code général de la propriété des personnes publiques).`}
    action={<LinkButton href="/dons/titre">Dire à quel titre</LinkButton>}
  />
)
