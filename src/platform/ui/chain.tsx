import { type LinkState, links, sayChain, statesAt } from './chain.rules.ts'
import { Icon } from './icon.tsx'

type Props = {
  /** Link under way, 1 (Besoin) to 7 (Autonomie); 8 when all are closed. */
  stage: number
  /** Seven states, or fewer for whoever reads but the first links, when they are not simply "all before `stage` are closed". */
  states?: readonly LinkState[]
  /** For lists: no words, one sentence for screen readers. */
  small?: boolean
}

/** The seven links of a household, lit as they close. */
export const Chain = ({ stage, states = statesAt(stage), small }: Props) => {
  if (small)
    return (
      <span class="chain small" role="img" aria-label={sayChain(states)}>
        {states.map((state) => (
          <i class={state} />
        ))}
      </span>
    )
  return (
    <ol class="chain" aria-label={sayChain(states)}>
      {states.map((state, at) => (
        <li class={state} aria-current={state === 'now' ? 'step' : undefined}>
          <i>{state === 'done' && <Icon name="check" />}</i>
          <span>{links[at]}</span>
          {state === 'done' && <span class="hidden"> : fait</span>}
          {state === 'none' && <span class="hidden"> : sans objet</span>}
        </li>
      ))}
    </ol>
  )
}
