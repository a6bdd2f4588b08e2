import { channels, sayLanguages, sayNeeds } from '#needs/households/words.ts'
import { sayPhone } from '#network/phones/phone.ts'
import { sayMoment } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import type { Behind, Contact } from './link.store.ts'

/** What the link shows once it has served, until it ends: whom to call, or that the refusal has left. */
export const AnsweredView = ({ asked, now }: { asked: Behind; now: Date }) =>
  asked.contact ? (
    <>
      <Heading
        title={asked.contact.name}
        over="Orientation acceptée"
        lead={`${asked.commune}, pour ${sayNeeds(asked.kinds)}. Votre réponse est partie : l’expéditeur est prévenu.`}
      />
      <Reach contact={asked.contact} message={asked.message} />
      <p class="quiet">
        Appelez maintenant, ou notez ce qu’il vous faut : cette page s’efface {sayMoment(asked.expires_at, now)}.
      </p>
    </>
  ) : (
    <>
      <Heading title="Votre refus est parti" lead={asked.why ?? undefined} />
      <Notice tone="done">
        <p>Merci. L’expéditeur cherche une autre solution avec la famille. Ce lien n’a plus rien à montrer.</p>
      </Notice>
    </>
  )

const Reach = ({ contact, message }: { contact: Contact; message: string }) => (
  <Block title="Comment la joindre">
    {contact.neutral && (
      <Notice tone="turn" title="D’autres peuvent lire ses messages">
        <p>N’écrivez et ne laissez aucun message qui dise pourquoi vous appelez : demandez qu’on vous rappelle.</p>
      </Notice>
    )}
    <Facts>
      <Fact label="Téléphone">{contact.phone && <a href={`tel:${contact.phone}`}>{sayPhone(contact.phone)}</a>}</Fact>
      <Fact label="E-mail">{contact.email && <a href={`mailto:${contact.email}`}>{contact.email}</a>}</Fact>
      <Fact label="Elle préfère">{channels[contact.channel as keyof typeof channels]}</Fact>
      {contact.best_moment && <Fact label="Le bon moment">{contact.best_moment}</Fact>}
      <Fact label="Langues">
        {sayLanguages(contact.languages)}
        {contact.interpreter && ', avec un interprète'}
      </Fact>
      {message && <Fact label="Pour bien l’accueillir">{message}</Fact>}
    </Facts>
  </Block>
)
