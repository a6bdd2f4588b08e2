import { statesOf } from '#needs/households/chain.ts'
import { Chain } from '#platform/ui/chain.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import type { Turn } from '#platform/ui/turn.ts'
import { Turn as Line } from '#platform/ui/turns.tsx'

/** One line of work, whatever wing it comes from. */
export const TurnLine = ({ turn }: { turn: Turn }) => {
  const [label, href] = turn.verb
  return (
    <Line
      tone={turn.tone}
      title={turn.title}
      href={turn.href}
      detail={turn.detail}
      chips={turn.chain && <Chain stage={1} states={statesOf(turn.chain)} small />}
      action={<LinkButton href={href}>{label}</LinkButton>}
    />
  )
}
