const KEPT = 'maillon.poste.attente'
const AGAIN_AFTER = 2_000

type Reading = { id: string; code: string }
type Voice = { say(sentence: string, link?: [label: string, href: string]): void; heard(outcome: string): void }

/** Sends one reading at a time, in the order of the hand. None is let go before it was answered. */
export function openQueue(place: HTMLElement, action: string, { say, heard }: Voice) {
  const waiting: Reading[] = restore()
  let busy = false

  const keep = () => {
    try {
      sessionStorage.setItem(KEPT, JSON.stringify(waiting))
    } catch {
      // A browser that keeps nothing still sends what it holds.
    }
  }

  const drain = async () => {
    if (busy) return
    busy = true
    for (let next = waiting[0]; next; next = waiting[0]) {
      const answer = await send(action, next)
      if (answer === 'signedOut') {
        say(`Votre connexion est terminée. ${held(waiting.length)}`, [
          'Se reconnecter',
          '/connexion?suite=/etabli/poste',
        ])
        heard('refused')
        break
      }
      if (answer === 'later') {
        say(`Le réseau ne répond pas. ${held(waiting.length)}`)
        await new Promise((ready) => setTimeout(ready, AGAIN_AFTER))
        continue
      }
      waiting.shift()
      keep()
      if (answer === 'notTaken') {
        say(`« ${next.code.slice(0, 40)} » n’est pas accepté ici. Relisez le code, ou rouvrez la page.`)
        heard('refused')
        continue
      }
      say(waiting.length > 0 ? held(waiting.length) : '')
      heard(show(place, answer))
    }
    busy = false
  }

  if (waiting.length > 0) void drain()
  return {
    add(code: string) {
      waiting.push({ id: randomId(), code })
      keep()
      void drain()
    },
  }
}

const held = (count: number) =>
  count > 1 ? `${count} scans attendent, aucun n’est perdu.` : 'Un scan attend, il n’est pas perdu.'

function restore(): Reading[] {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? '[]')
  } catch {
    return []
  }
}

/** What the page becomes; or whether to sign in again, or to try later. */
async function send(action: string, { id, code }: Reading): Promise<string | 'signedOut' | 'later' | 'notTaken'> {
  const body = new URLSearchParams({ code, lecture: id, bout: 'oui' })
  try {
    const answer = await fetch(action, { method: 'POST', body, redirect: 'manual' })
    if (answer.type === 'opaqueredirect') return 'signedOut'
    // A site that restarts is asked again.
    if (answer.status >= 500 || answer.status === 429) return 'later'
    return answer.ok ? await answer.text() : 'notTaken'
  } catch {
    return 'later'
  }
}

/** Puts the parts of an answer where they were; the outcome of the last reading. */
function show(place: HTMLElement, html: string): string {
  const answer = new DOMParser().parseFromString(html, 'text/html')
  const parts = [...answer.querySelectorAll<HTMLElement>('[data-part]')]
  for (const part of parts)
    place.querySelector(`[data-part="${part.dataset.part}"]`)?.replaceChildren(...part.childNodes)
  return place.querySelector<HTMLElement>('[data-part="result"] [data-outcome]')?.dataset.outcome ?? ''
}

/** A site reached without TLS has no `crypto.randomUUID`. */
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return [...bytes]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
