import type { Taken } from '#handover/fieldDays/fieldAct.form.ts'
import { toBase64 } from './base64.ts'
import type { KeptAct } from './kept.ts'
import type { Vault } from './vault.ts'

/** How a sending ended: everything left, or why it stopped. Nothing is lost whichever it is. */
export type Sending = 'sent' | 'offline' | 'signed_out' | 'later' | 'full'

/** A request that a network swallows is given up after so long, and tried again. */
const PATIENCE = 20_000

/** Sends what waits, in its order, one act a request; each answer is kept as it comes. */
export async function sendAll(vault: Vault, tablet: string, told: (answered: number) => void): Promise<Sending> {
  let answered = 0
  let put: Sending = 'sent'
  for (const act of await vault.waiting()) {
    const answer = await sendOne(tablet, act)
    if (answer === 'offline' || answer === 'signed_out') return answer
    if (answer === 'later') put = 'later'
    else {
      // Taken by Maillon, and not noted here for want of room: sent again, it is answered alike.
      const noted = await vault.answered(act.seq, { outcome: answer.outcome, why: answer.why }).then(
        () => true,
        () => false,
      )
      if (!noted) return 'full'
      told(++answered)
    }
  }
  return put
}

async function sendOne(tablet: string, act: KeptAct): Promise<Taken | Exclude<Sending, 'sent' | 'full'>> {
  const form = new FormData()
  form.set('tablet', tablet)
  form.set('act', act.id)
  form.set('seq', String(act.seq))
  form.set('sealed', toBase64(act.sealed))
  form.set('now', new Date().toISOString())
  const answer = await ask('/terrain/actes', form)
  if (answer === null) return 'offline'
  if (answer.type === 'opaqueredirect') return 'signed_out'
  return answer.ok ? ((await answer.json()) as Taken) : 'later'
}

/** A POST that answers in JSON; null when there is no network. */
export async function ask(path: string, form: FormData): Promise<Response | null> {
  try {
    return await fetch(path, {
      method: 'POST',
      body: form,
      headers: { accept: 'application/json' },
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE),
    })
  } catch {
    return null
  }
}
