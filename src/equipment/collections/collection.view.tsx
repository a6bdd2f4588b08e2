import { sayDate } from '#platform/i18n/dates.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Sheet } from '#platform/ui/sheet.tsx'
import type { Donation } from '../donations/donation.store.ts'
import { saySlot } from './collection.rules.ts'
import type { Collection } from './collection.store.ts'

type Props = { lot: Donation; collection: Collection | undefined; organisationId: string }

/** The day on which a lot is fetched: what stands, and what this member may answer. */
export const CollectionSheet = ({ lot, collection, organisationId }: Props) => {
  if (lot.state !== 'accepted' && !(collection?.state === 'accepted')) return null
  const propose = `/dons/${lot.id}/enlevement`
  if (!collection)
    return (
      <Sheet title="L’enlèvement">
        <p>
          Aucun jour n’est proposé.
          {lot.remove_by && ` Le matériel doit être parti le ${sayDate(lot.remove_by)} au plus tard.`}
        </p>
        <LinkButton second icon="calendar" href={propose}>
          Proposer un jour
        </LinkButton>
      </Sheet>
    )
  const theirs = collection.state === 'proposed' && collection.organisation_id !== organisationId
  const open = lot.state === 'accepted'
  return (
    <Sheet title={collection.state === 'accepted' ? 'L’enlèvement est fixé' : 'Un jour est proposé pour l’enlèvement'}>
      <Facts>
        <Fact label="Quand">{`${sayDate(collection.day)}, ${saySlot(collection.slot)}`}</Fact>
        <Fact label="Où">{collection.place}</Fact>
        <Fact label="Sur place">
          {[collection.contact_role, collection.contact_name, collection.contact_phone].filter(Boolean).join(', ')}
        </Fact>
        {collection.note && <Fact label="À savoir">{collection.note}</Fact>}
        <Fact label="Proposé par">{collection.organisation}</Fact>
      </Facts>
      {open && (
        <div class="actions">
          {theirs && (
            <ActButton
              action={`${propose}/reponse`}
              label="Accepter ce jour"
              second={lot.refurbisher_id === organisationId}
              fields={{ proposal: collection.id }}
            />
          )}
          <a class="plain" href={propose}>
            {theirs ? 'Proposer un autre jour' : 'Changer de jour'}
          </a>
        </div>
      )}
      {open && collection.state === 'proposed' && !theirs && <p class="quiet">L’autre partie doit répondre.</p>}
    </Sheet>
  )
}
