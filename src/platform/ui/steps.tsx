type Props = { steps: readonly string[] /** From 1. */; now: number }

/** Where one stands in a task of several pages. */
export const Steps = ({ steps, now }: Props) => (
  <div class="steps">
    <p>
      Étape {now} sur {steps.length} : <b>{steps[now - 1]}</b>
    </p>
    <ol aria-hidden="true">
      {steps.map((_, at) => (
        <li class={at + 1 < now ? 'done' : at + 1 === now ? 'now' : undefined} />
      ))}
    </ol>
  </div>
)
