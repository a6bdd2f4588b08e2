import { useState } from 'preact/hooks'
import { Field as TextField } from '#platform/ui/field.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import type { Opened, Vault } from './vault.ts'

type Props = { vault: Vault; label: string; forgotten: boolean; onOpen(opened: Opened): void }

/** Asks for the code. After its time the tablet has forgotten the families, and only sends. */
export const Locked = ({ vault, label, forgotten, onOpen }: Props) => {
  const [error, say] = useState<string | null>(null)
  const [busy, wait] = useState(false)
  if (forgotten)
    return (
      <>
        <h1>{label}</h1>
        <Notice tone="info">
          La journée est passée : cette tablette a oublié les familles. Ce qui a été signé est gardé jusqu’à l’envoi.
        </Notice>
      </>
    )
  return (
    <>
      <h1>{label} est fermée</h1>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault()
          const code = new FormData(event.currentTarget).get('code')
          wait(true)
          vault.unlock(String(code ?? '')).then(onOpen, () => {
            say('Ce n’est pas le code de cette tablette. Rien n’est perdu : essayez encore.')
            wait(false)
          })
        }}
      >
        <TextField
          name="code"
          label="Code de la tablette"
          hint="Celui que vous avez choisi en l’emportant. S’il est oublié, ce qui est signé peut quand même être envoyé."
          type="password"
          autocomplete="off"
          error={error}
          required
        />
        <div class="actions">
          <button type="submit" class="button" disabled={busy}>
            {busy ? 'Ouverture…' : 'Ouvrir'}
          </button>
        </div>
      </form>
    </>
  )
}
