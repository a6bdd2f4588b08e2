import type { ComponentChildren } from 'preact'
import { Actions } from '#platform/ui/actions.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Next } from '#platform/ui/next.tsx'
import type { NextReceiver } from './next.store.ts'
import { WhyNext } from './whyNext.tsx'

type Props = {
  asked: { id: string; household_id: string; scope: string | null }
  next: NextReceiver | null
  /** What ended, and what is known of it. */
  title: string
  detail: string
  /** The button that notes that it was read. */
  children?: ComponentChildren
}

/** Nothing came of a prescription: whom to turn to next and why, for a sender that still follows the family in full. */
export const Elsewhere = ({ asked, next, title, detail, children }: Props) => {
  const href = `/familles/${asked.household_id}/orienter?suite=${asked.id}`
  const followed = asked.scope === 'full'
  return (
    <>
      <Next
        tone="loss"
        title={title}
        detail={detail}
        action={
          followed && (
            <Actions>
              <LinkButton href={next ? `${href}&vers=${next.organisationId}` : href}>
                {next ? `Orienter vers ${next.name}` : 'Orienter vers quelqu’un d’autre'}
              </LinkButton>
              {children}
            </Actions>
          )
        }
      />
      {followed && next && <WhyNext {...{ next, href }} />}
    </>
  )
}
