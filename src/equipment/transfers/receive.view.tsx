import type { Member } from '#platform/access/member.ts'
import { byName } from '#platform/i18n/toward.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { Count } from './receive.count.tsx'
import { Scan } from './receive.scan.tsx'
import { sayAnnounced } from './things.words.ts'
import type { Counts } from './transfer.counts.store.ts'
import type { Item } from './transfer.items.store.ts'
import type { Transfer } from './transfer.store.ts'

export type Props = {
  slip: Transfer
  counts: Counts
  boxes: readonly { class_name: string | null; n: number }[]
  member: Member
  typed: Typed
  errors: Errors | null
  /** What was just scanned. */
  last: Item | undefined
  again: boolean
}

/** A reception: count first, then scan, or say that everything is there; sign at the end. */
export const ReceiveView = (props: Props) => {
  const { slip, errors } = props
  return (
    <>
      <Heading
        title="Recevoir"
        code={slip.number}
        lead={`${sayAnnounced(slip.announced, slip.kind)} ${byName(slip.sender)}`}
      />
      <ErrorSummary errors={errors} />
      {slip.state === 'sent' && slip.counted === null ? <Count {...props} first /> : <Scan {...props} />}
    </>
  )
}
