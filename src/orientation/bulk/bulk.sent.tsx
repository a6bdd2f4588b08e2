import { sayDay } from '#platform/i18n/dates.ts'
import type { KeptList } from '#platform/tables/upload.store.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'

/** A list that left: how many orientations, and the rows to mend. */
export const BulkSent = ({ kept, now }: { kept: KeptList; now: Date }) => {
  const { sent = 0, refused = 0 } = kept.outcome ?? {}
  return (
    <>
      <Heading title="Orientations envoyées" lead={kept.name} />
      <Notice tone="done" title={kept.taken_in_at ? `Envoyées ${sayDay(kept.taken_in_at, now)}` : undefined}>
        {`${counted(sent, 'orientation est partie', 'orientations sont parties')}. Chaque réponse vous sera signalée.${
          refused > 0 ? ` ${counted(refused, 'ligne a été refusée', 'lignes ont été refusées')}.` : ''
        }`}
      </Notice>
      <Actions>
        {refused > 0 && (
          <LinkButton href={`/orientations/liste/${kept.id}/refusees.csv`} icon="download" download>
            Télécharger les lignes à corriger
          </LinkButton>
        )}
        <LinkButton href="/orientations" second={refused > 0}>
          Voir les orientations
        </LinkButton>
      </Actions>
    </>
  )
}
