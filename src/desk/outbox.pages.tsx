import type { Database } from '#platform/db/database.ts'
import { sayMoment } from '#platform/i18n/dates.ts'
import { Chip } from '#platform/ui/chip.tsx'
import { Empty } from '#platform/ui/empty.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Moment, Story } from '#platform/ui/story.tsx'
import { type Page, routes } from '#platform/web/routes.ts'
import { latestMessages, type Sent } from './outbox.store.ts'

/** In a demonstration nothing leaves: every message can be read here, as its receiver would. Absent from a real site. */
export const outboxPages = (database: Database) => routes().get('/boite-d-envoi', 'anyone', (c) => show(c, database))

async function show(c: Page, database: Database) {
  return c.render(<Outbox messages={await latestMessages(database)} now={c.var.now} />, { title: 'Boîte d’envoi' })
}

const words: Record<string, string> = { queued: 'en attente', sending: 'en cours', sent: 'parti', failed: 'non remis' }

const Outbox = ({ messages, now }: { messages: Sent[]; now: Date }) => (
  <>
    <Heading
      title="Boîte d’envoi"
      lead="Dans cette démonstration, aucun message ne part : voici ce que chacun aurait reçu."
    />
    {messages.length === 0 ? (
      <Empty title="Aucun message pour l’instant">
        <p>Une orientation, une invitation ou un code de connexion apparaîtra ici.</p>
      </Empty>
    ) : (
      <Story>
        {messages.map((message) => (
          <Moment when={sayMoment(message.created_at, now)} datetime={message.created_at.toISOString()}>
            <p>
              <b>{message.subject}</b> <Chip>{words[message.state]}</Chip>
            </p>
            <p class="quiet small">À {message.email ?? message.phone}</p>
            <p>{message.body}</p>
            {message.link && (
              <p>
                <a href={message.link}>Ouvrir le lien</a>
              </p>
            )}
          </Moment>
        ))}
      </Story>
    )}
  </>
)
