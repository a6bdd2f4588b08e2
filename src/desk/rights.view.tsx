import type { SeenHousehold } from '#needs/households/household.store.ts'
import type { RightsRequest } from '#needs/rights/request.read.store.ts'
import { nounOf, sayAnswer } from '#needs/rights/request.words.ts'
import type { Agreed } from '#needs/rights/rights.store.ts'
import type { Standing } from '#needs/rights/warning.store.ts'
import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { theName } from '#platform/i18n/toward.ts'
import { capital } from '#platform/text/capital.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { Chip } from '#platform/ui/chip.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Table } from '#platform/ui/table.tsx'

type Props = {
  household: SeenHousehold
  requests: RightsRequest[]
  /** The agreement that stands, given to this organisation. */
  agreed: Agreed | undefined
  /** The day it was taken back, when none stands any more. */
  takenBack: string | null
  /** Why the household cannot be forgotten today. */
  refusal: string | null
  /** It was told, or is to be told, that it is about to be forgotten. */
  told: Standing | undefined
  /** Why nothing is passed on, whatever was agreed before; null when nothing stops it. */
  stopped: string | null
  now: Date
}

/** What a household may ask, one block each, and what it asked already. */
export const RightsView = ({ household, requests, agreed, takenBack, refusal, told, stopped, now }: Props) => {
  const at = `/familles/${household.id}/droits`
  const asked = requests.some(({ kind, answer }) => kind === 'access' && !answer)
  return (
    <>
      <Heading title="Ses droits" lead={`Ce que ${theName(household.name)} peut demander, et comment le faire ici.`} />
      <Asked {...{ requests, at }} today={dayOf(now)} />
      <Block title="Lire ce qui est gardé">
        <p>Tout ce que votre structure garde ou lit d’elle, en mots simples, à imprimer ou à remettre en fichier.</p>
        <Actions>
          <LinkButton href={`${at}/dossier`}>Ouvrir le dossier</LinkButton>
          <LinkButton href={`${at}/dossier.json`} second icon="download" download>
            Fichier lisible par un ordinateur
          </LinkButton>
          {asked && <ActButton action={`${at}/dossier`} label="Le dossier lui est remis" second />}
        </Actions>
      </Block>
      <Block title="Retirer son accord">
        {stopped ? <Notice>{stopped}</Notice> : <Agreement {...{ agreed, takenBack, at }} />}
      </Block>
      <Block title="Faire effacer ce qui la nomme">
        {told && (
          <p>
            Sans nouvelles d’elle, ce sera bientôt fait : son dernier contact remonte au{' '}
            {sayDate(dayOf(told.last_contact))}.{' '}
            <a href={`/familles/${household.id}/prevenir`}>Elle veut que l’on garde son dossier</a>
          </p>
        )}
        {refusal ? (
          <Notice>{refusal}</Notice>
        ) : (
          <>
            <p>Noms, coordonnées, situation, messages et documents sont effacés. Les nombres restent, sans nom.</p>
            <LinkButton href={`${at}/effacement`} second danger>
              Effacer ce qui la nomme
            </LinkButton>
          </>
        )}
      </Block>
    </>
  )
}

const Asked = ({ requests, at, today }: Pick<Props, 'requests'> & { at: string; today: string }) => (
  <Block
    title="Ses demandes"
    action={
      <LinkButton href={`${at}/demande`} second>
        Noter une demande
      </LinkButton>
    }
  >
    {requests.length > 0 ? (
      <Table
        caption="Ce que la famille a demandé"
        captionHidden
        columns={['Demande', 'Reçue le', 'Réponse']}
        rows={requests.map((one) => [
          <a href={`${at}/demandes/${one.id}`}>{capital(nounOf(one.kind))}</a>,
          sayDate(one.received_on),
          one.answer ? (
            sayAnswer(one)
          ) : (
            <Chip tone={one.due_on < today ? 'loss' : 'turn'}>
              {one.due_on < today ? 'En retard depuis le' : 'Au plus tard le'} {sayDate(one.due_on)}
            </Chip>
          ),
        ])}
      />
    ) : (
      <p class="quiet">
        Lire, corriger, effacer, s’opposer, limiter : si quelqu’un de la famille le demande, notez-le. Vous avez un mois
        pour répondre.
      </p>
    )}
  </Block>
)

const Agreement = ({ agreed, takenBack, at }: Pick<Props, 'agreed' | 'takenBack'> & { at: string }) => {
  if (agreed)
    return (
      <>
        <p>
          Elle a accepté que l’on parle d’elle à d’autres le {sayDate(agreed.given_on)}. Si elle change d’avis, plus
          rien ne sera transmis à partir d’aujourd’hui, et les orientations sans réponse sont retirées.
        </p>
        <LinkButton href={`${at}/accord`} second>
          Noter le retrait de son accord
        </LinkButton>
      </>
    )
  return (
    <>
      <p class="quiet">Aucun accord de cette famille n’est en cours.</p>
      {takenBack && (
        <>
          <p>
            Elle a retiré son accord le {sayDate(takenBack)} : rien de plus ne sera transmis ni promis. Si elle veut
            continuer, notez-le.
          </p>
          <ActButton action={`${at}/accord-redonne`} label="Elle est de nouveau d’accord" second />
        </>
      )}
    </>
  )
}
