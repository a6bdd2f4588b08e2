import { counted } from '#platform/ui/counted.ts'
import { Form } from '#platform/ui/form.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Next } from '#platform/ui/next.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Sheet } from '#platform/ui/sheet.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import type { LotProps } from './lot.tsx'
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

const Answer = ({ lot, errors, typed }: LotProps) => (
  <Sheet title={`${lot.donor} attend votre réponse`}>
    <Form action={`/dons/${lot.id}/reponse`}>
      <Radios
        name="answer"
        label="Acceptez-vous ce don ?"
        required
        options={[
          ['accepted', 'Oui, nous viendrons le chercher'],
          ['refused', 'Non'],
        ]}
        value={String(typed.answer ?? '')}
        error={errors?.answer}
      />
      <TextArea
        name="why"
        label="Pourquoi non, ou un mot pour le donateur"
        rows={2}
        value={String(typed.why ?? '')}
        error={errors?.why}
      />
      <Submit label="Répondre" />
    </Form>
  </Sheet>
)

const Reception = ({ lot, progress, errors, typed }: LotProps) => (
  <Sheet title="Le matériel est-il arrivé ?">
    <Form action={`/dons/${lot.id}/reception`}>
      <Radios
        name="how"
        label="Comment les appareils sont arrivés"
        required
        options={[
          [
            'all',
            progress.announced > 0
              ? `Tout est là : ${counted(progress.announced, 'appareil')}`
              : 'Le lot est là, les appareils seront ajoutés ensuite',
          ],
          ['scan', 'Je pointe chaque appareil à l’établi'],
        ]}
        value={String(typed.how ?? 'all')}
        error={errors?.how}
      />
      <Submit label="Recevoir ce don" />
      <p>
        <a class="plain" href={`/dons/${lot.id}/inventaire`}>
          Importer d’abord la liste du donateur
        </a>
      </p>
    </Form>
  </Sheet>
)
