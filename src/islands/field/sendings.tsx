import { useEffect, useState } from 'preact/hooks'
import { Notice } from '#platform/ui/notice.tsx'
import { ask, type Sending, sendAll } from './send.ts'
import { type KeptAct, toBase64, type Vault } from './vault.ts'

type Props = {
  vault: Vault
  tablet: string
  /** How many acts were done since the tablet was opened: what waits is looked at again. */
  done?: number
  /** Families not served yet. */
  left?: number
  /** Whom an act is about, while the tablet is open. */
  nameOf?(act: string): string | undefined
  onErased(): void
}

const ends: Record<Sending, string> = {
  sent: 'Tout est envoyé.',
  offline: 'Pas de réseau : tout reste gardé ici, et partira dès qu’il revient.',
  signed_out: 'Pour envoyer, identifiez-vous de nouveau. Rien n’est perdu.',
  later: 'Une partie n’a pas pu être prise. Tout reste gardé ici : réessayez dans un moment.',
}

/** Tried again by itself so often while something waits: half a minute. */
const AGAIN = 30_000

/** What was done and has not left yet; what Maillon answered; how to give the tablet back. */
export const Sendings = ({ vault, tablet, done = 0, left = 0, nameOf, onErased }: Props) => {
  const [kept, see] = useState<KeptAct[]>([])
  const [end, tell] = useState<Sending | null>(null)
  const [busy, wait] = useState(false)
  const look = () => vault.acts().then(see)
  const send = async () => {
    if (busy) return
    wait(true)
    tell(await sendAll(vault, tablet, () => void look()))
    wait(false)
    await look()
  }
  useEffect(() => void look(), [done])
  useEffect(() => {
    const timer = setInterval(() => navigator.onLine && void sendIfAny(vault, send), AGAIN)
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
    <section class="block">
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

/** Everything left: the tablet is emptied, here and on the site. Asked twice while families are still to be served. */
const GiveBack = ({
  vault,
  tablet,
  left = 0,
  onErased,
  tell,
}: Omit<Props, 'done' | 'nameOf'> & { tell(end: Sending): void }) => {
  const [sure, confirm] = useState(left === 0)
  const empty = async () => {
    const form = new FormData()
    form.set('tablet', tablet)
    const answer = await ask('/terrain/rendre', form)
    if (answer === null) return tell('offline')
    if (answer.type === 'opaqueredirect') return tell('signed_out')
    if (!answer.ok) return tell('later')
    await vault.erase()
    onErased()
  }
  return sure || left === 0 ? (
    <button type="button" class="button second danger" onClick={() => void empty()}>
      {left === 0 ? 'Vider cette tablette' : `Vider : ${left} sans signature`}
    </button>
  ) : (
    <button type="button" class="plain" onClick={() => confirm(true)}>
      Vider cette tablette
    </button>
  )
}

const sendIfAny = async (vault: Vault, send: () => Promise<void>) => {
  if ((await vault.waiting()).length > 0) await send()
}

/** The same sealed acts in a file, for a tablet that never finds a network again: taken in on the page of the handing-over. */
function save(tablet: string, acts: KeptAct[]): void {
  const content = JSON.stringify({
    maillon: 'terrain',
    tablet,
    now: new Date().toISOString(),
    acts: acts.map(({ id, seq, sealed }) => ({ act: id, seq, sealed: toBase64(sealed) })),
  })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([content], { type: 'application/json' }))
  link.download = `terrain-${tablet.slice(-6)}.json`
  link.click()
  URL.revokeObjectURL(link.href)
}
