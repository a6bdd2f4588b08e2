import { useState } from 'preact/hooks'
import { Field as TextField } from '#platform/ui/field.tsx'

/** What ends a sheet without a signature: nobody came, or nothing is taken. */
export const Refuse = ({ onDecline, onAbsent }: { onDecline(why: string): void; onAbsent(): void }) => {
  const [why, type] = useState('')
  const [error, say] = useState<string | null>(null)
  return (
    <details class="disclosure">
      <summary>La famille ne vient pas, ou ne prend rien</summary>
      <div>
        <p>
          <button type="button" class="button second" onClick={onAbsent}>
            Elle n’est pas venue
          </button>
        </p>
        <TextField
          name="declined"
          label="Elle ne prend rien : pourquoi"
          value={why}
          autocomplete="off"
          error={error}
          required
          {...{
            onInput: (event: InputEvent) => {
              say(null)
              type((event.currentTarget as HTMLInputElement).value)
            },
          }}
        />
        <button
          type="button"
          class="button second danger"
          onClick={() => (why.trim().length < 3 ? say('Dites pourquoi, en quelques mots.') : onDecline(why.trim()))}
        >
          Noter qu’elle ne prend rien
        </button>
      </div>
    </details>
  )
}
