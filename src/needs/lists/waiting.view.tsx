import { sayAgo } from '#platform/i18n/dates.ts'
import { Notice } from '#platform/ui/notice.tsx'

type Props = {
  lists: readonly { id: string; name: string; partner?: string; kept_at: Date }[]
  /** Where each of them is read over, before its identifier. */
  under: string
  now: Date
}

/** Lists that wait to be read over: nothing of them is done yet. */
export const WaitingLists = ({ lists, under, now }: Props) => (
  <>
    {lists.map(({ id, name, partner, kept_at }) => (
      <Notice tone="turn" title="Une liste attend d’être relue">
        <p>
          <a href={`${under}/${id}`}>{[partner, name].filter(Boolean).join(', ')}</a>, déposée {sayAgo(kept_at, now)}
        </p>
      </Notice>
    ))}
  </>
)
