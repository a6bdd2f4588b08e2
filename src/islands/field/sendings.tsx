import { useEffect, useState } from 'preact/hooks'
import { Notice } from '#platform/ui/notice.tsx'
import { GiveBack } from './giveBack.tsx'
import type { KeptAct } from './kept.ts'
import { save } from './rescue.ts'
import { type Sending, sendAll } from './send.ts'
import type { Vault } from './vault.ts'

export type Props = {
  vault: Vault
  tablet: string
  /** How many acts were done since the tablet was opened: what waits is looked at again. */
  done?: number
  /** Families not served yet; null when it is closed and nobody can tell. */
  left?: number | null
  /** What is kept here, each time it is looked at. */
  onKept?(kept: KeptAct[]): void
  /** Whom an act is about, while the tablet is open. */
  nameOf?(act: string): string | undefined
  onErased(): void
}

const ends: Record<Sending, string> = {
  sent: 'Tout est envoyé.',
  offline: 'Pas de réseau : tout reste gardé ici, et partira dès qu’il revient.',
  signed_out: 'Pour envoyer, identifiez-vous de nouveau. Rien n’est perdu.',
  full: 'C’est envoyé, mais la mémoire de cette tablette est pleine : elle ne peut pas le noter. Faites de la place, puis envoyez de nouveau. Rien ne se fera deux fois.',
  later: 'Une partie n’a pas pu être prise. Tout reste gardé ici : réessayez dans un moment.',
}

/** Tried again by itself so often while something waits: half a minute. */
const AGAIN = 30_000

/** What was done and has not left yet; what Maillon answered; how to give the tablet back. */
export const Sendings = ({ vault, tablet, done = 0, left = 0, nameOf, onKept, onErased }: Props) => {
  const [kept, see] = useState<KeptAct[]>([])
  const [end, tell] = useState<Sending | null>(null)
  const [busy, wait] = useState(false)
  const look = () =>
    vault.acts().then((all) => {
      see(all)
      onKept?.(all)
    })
  const send = async () => {
    if (busy) return
    wait(true)
    tell(await sendAll(vault, tablet, () => void look()).catch(() => 'later' as const))
    wait(false)
    await look()
  }
  useEffect(() => void look(), [done])
  useEffect(() => {
    const timer = setInterval(() => (navigator.onLine ? void sendIfAny(vault, send) : void look()), AGAIN)
    const online = () => void sendIfAny(vault, send)
    addEventListener('online', online)
    return () => {
      clearInterval(timer)
      removeEventListener('online', online)
    }
  }, [])

  const waiting = kept.filter(({ answer }) => !answer)
  const incidents = kept.filter(({ answer }) => answer?.outcome === 'incident')
  return (
    <section class="block" id="a-envoyer">
      <div class="title">
        <h2>À envoyer</h2>
      </div>
      <p aria-live="polite">
        {waiting.length === 0
          ? kept.length === 0
            ? 'Rien à envoyer pour le moment.'
            : 'Tout est envoyé.'
          : `${waiting.length} ${waiting.length > 1 ? 'gestes gardés' : 'geste gardé'} sur cette tablette.`}{' '}
        {end && end !== 'sent' && ends[end]}
      </p>
      {end === 'signed_out' && (
        <p>
          <a class="button" href="/connexion?suite=%2Fterrain">
            S’identifier
          </a>
        </p>
      )}
      {incidents.length > 0 && (
        <Notice tone="turn" title={incidents.length > 1 ? `${incidents.length} gestes à régler` : 'Un geste à régler'}>
          <ul>
            {incidents.map(({ id, answer }) => (
              <li key={id}>{[nameOf?.(id), answer?.why].filter(Boolean).join(' : ')}</li>
            ))}
          </ul>
        </Notice>
      )}
      <div class="actions">
        {waiting.length > 0 && (
          <>
            <button type="button" class="button second" disabled={busy} onClick={() => void send()}>
              {busy ? 'Envoi…' : 'Envoyer maintenant'}
            </button>
            <button type="button" class="plain" onClick={() => save(tablet, waiting)}>
              Enregistrer un fichier de secours
            </button>
          </>
        )}
        {waiting.length === 0 && <GiveBack vault={vault} tablet={tablet} left={left} onErased={onErased} tell={tell} />}
      </div>
    </section>
  )
}

const sendIfAny = async (vault: Vault, send: () => Promise<void>) => {
  if ((await vault.waiting()).length > 0) await send()
}
