import { Field as TextField } from '#platform/ui/field.tsx'
import { typed } from './typed.ts'

type Props = { witness: string; error?: string; onWrite(witness: string): void; onSign(): void }

/** Signed on paper, in front of somebody of the organisation. */
export const OnPaper = ({ witness, error, onWrite, onSign }: Props) => (
  <details class="disclosure">
    <summary>Signé sur papier</summary>
    <div>
      <TextField
        name="witness"
        label="Qui, de votre structure, a vu la signature"
        value={witness}
        autocomplete="off"
        error={error}
        required
        {...typed(onWrite)}
      />
      <button type="button" class="button second" onClick={onSign}>
        Noter la signature sur papier
      </button>
    </div>
  </details>
)
