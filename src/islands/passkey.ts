import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'

// Buttons that a browser without scripts or without passkeys never shows.
const buttons = document.querySelectorAll<HTMLButtonElement>('[data-island=passkey]')
const said = document.querySelector<HTMLElement>('[data-passkey-said]')

const exchange = async <T>(path: string, body?: unknown): Promise<T> => {
  const headers = { accept: 'application/json', 'content-type': 'application/json' }
  const answer = await fetch(
    `/api/auth/passkey/${path}`,
    body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers },
  )
  if (!answer.ok) throw new Error(String(answer.status))
  return answer.json()
}

const acts: Record<string, (button: HTMLButtonElement) => Promise<string>> = {
  async enter(button) {
    const optionsJSON = await exchange<Parameters<typeof startAuthentication>[0]['optionsJSON']>(
      'generate-authenticate-options',
    )
    await exchange('verify-authentication', { response: await startAuthentication({ optionsJSON }) })
    return `/connexion?suite=${encodeURIComponent(button.dataset.suite ?? '')}`
  },
  async enrol(button) {
    const optionsJSON =
      await exchange<Parameters<typeof startRegistration>[0]['optionsJSON']>('generate-register-options')
    await exchange('verify-registration', { response: await startRegistration({ optionsJSON }) })
    return button.dataset.suite ?? location.pathname
  },
}

const say = (sentence: string) => {
  if (!said) return
  said.textContent = sentence
  said.hidden = false
}

for (const button of buttons) {
  if (!browserSupportsWebAuthn()) break
  button.hidden = false
  button.addEventListener('click', async () => {
    button.disabled = true
    try {
      location.assign((await acts[button.dataset.passkey ?? '']?.(button)) ?? location.pathname)
    } catch {
      say('La clé d’accès n’a pas pu servir. Recommencez, ou passez par le code.')
      button.disabled = false
    }
  })
}
