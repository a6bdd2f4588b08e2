import { sayAtHand } from '#needs/households/atHand.ts'
import { channels, sayLanguages, sayNeeds, sayPeople } from '#needs/households/words.ts'
import { sayPhone } from '#network/phones/phone.ts'
import { sayMoment } from '#platform/i18n/dates.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { PrintHint } from '#platform/ui/letterhead.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { referenceOf } from '../prescriptions/reference.ts'
import { sayYoung } from '../young/young.words.ts'
import type { Behind, Contact } from './link.store.ts'

type Props = { asked: Behind; now: Date; token: string }

/** What the link shows once it has served, until it ends: whom to call, or that the refusal has left. */
export const AnsweredView = ({ asked, now, token }: Props) => {
  if (asked.state === 'refused') return <Refused why={asked.why} />
  if (!asked.contact) return <NoLonger />
  const { contact } = asked
  return (
    <>
      <Heading title={contact.name} over="Orientation acceptée" lead="Votre réponse est partie." />
      <Neutral {...contact} />
      <Actions>
        {contact.phone && <LinkButton href={`tel:${contact.phone}`}>Appeler</LinkButton>}
        <LinkButton href={`/reponse/${token}/feuille`} second icon="print">
          Imprimer
        </LinkButton>
      </Actions>
      <Reach {...{ asked, contact }} />
      <p class="quiet">
        Appelez maintenant, ou imprimez ce qu’il vous faut : cette page s’efface {sayMoment(asked.expires_at, now)}.
      </p>
    </>
  )
}

/** The same on paper, for whoever will call. */
export const CallSheet = ({ asked, contact }: { asked: Behind; contact: Contact }) => (
  <>
    <Heading title={contact.name} over="Orientation acceptée" />
    <PrintHint />
    <Neutral {...contact} />
    <Reach {...{ asked, contact }} />
  </>
)

const Refused = ({ why }: { why: string | null }) => (
  <>
    <Heading title="Votre refus est parti" lead={why ?? undefined} />
    <Notice tone="done">
      <p>Merci. L’expéditeur cherche une autre solution avec la famille. Ce lien n’a plus rien à montrer.</p>
    </Notice>
  </>
)

const NoLonger = () => (
  <>
    <Heading title="Ce lien n’a plus rien à montrer" />
    <Notice>
      <p>Les coordonnées de cette famille ne se lisent plus ici. Un doute ? Appelez la structure qui vous a écrit.</p>
    </Notice>
  </>
)

const Neutral = ({ neutral }: Contact) =>
  neutral ? (
    <Notice tone="turn" title="D’autres peuvent lire ses messages">
      <p>N’écrivez et ne laissez aucun message qui dise pourquoi vous appelez : demandez qu’on vous rappelle.</p>
    </Notice>
  ) : null

const Reach = ({ asked, contact }: { asked: Behind; contact: Contact }) => {
  const atHand = sayAtHand(contact)
  return (
    <>
      <Block title="Comment la joindre">
        <Facts>
          <Fact label="Téléphone">
            {contact.phone && <a href={`tel:${contact.phone}`}>{sayPhone(contact.phone)}</a>}
          </Fact>
          <Fact label="E-mail">{contact.email && <a href={`mailto:${contact.email}`}>{contact.email}</a>}</Fact>
          <Fact label="Elle préfère">{channels[contact.channel as keyof typeof channels]}</Fact>
          {contact.best_moment && <Fact label="Le bon moment">{contact.best_moment}</Fact>}
          <Fact label="Langues">
            {sayLanguages(contact.languages)}
            {contact.interpreter && ', avec un interprète'}
          </Fact>
        </Facts>
      </Block>
      <Block title="Ce qui est demandé">
        <Facts>
          <Fact label="Besoins">
            {sayNeeds(asked.kinds)}
            {asked.urgent && ', c’est urgent'}
          </Fact>
          {contact.situation && <Fact label="Situation">{contact.situation}</Fact>}
          {atHand && <Fact label="Elle a déjà">{atHand}</Fact>}
          <Fact label="Composition">{sayPeople(asked.adults, asked.children)}</Fact>
          <Fact label="Commune">{asked.commune}</Fact>
          {contact.young && <Fact label="Un jeune">{sayYoung(contact.young)}</Fact>}
          {asked.message && <Fact label="Pour bien l’accueillir">{asked.message}</Fact>}
          <Fact label="De la part de">{asked.sender}</Fact>
          <Fact label="Référence">{referenceOf(asked.id)}</Fact>
        </Facts>
        <p>
          Dans un mois, si rien ne le dit avant, une seule question vous sera posée : « La personne est-elle venue ? »
          Gardez la référence {referenceOf(asked.id)} : elle dira de qui il s’agit.
        </p>
      </Block>
    </>
  )
}
