import type { Pack } from '#handover/fieldDays/pack.rules.ts'
import { Full } from './field/full.ts'
import { ask } from './field/send.ts'
import { StillToSend, Vault } from './field/vault.ts'

/** Makes this very tablet ready: its code never leaves it. */
const CODE = 6
/** Below this there is no room for a day of signatures, in bytes. */
const ROOM = 20_000_000

for (const place of document.querySelectorAll<HTMLElement>('[data-island="emporter"]')) {
  const form = place.querySelector('form')
  if (!form) continue
  form.hidden = false
  place.querySelector<HTMLElement>('.without-script')?.remove()
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void take(form, place.dataset.to ?? '')
  })
}

async function take(form: HTMLFormElement, to: string): Promise<void> {
  const say = (text: string) => {
    const line = form.querySelector('[aria-live]')
    if (line) line.textContent = text
  }
  const typed = new FormData(form)
  const code = String(typed.get('code') ?? '')
  if (code.length < CODE) return say(`Ce code est trop court : ${CODE} signes au moins.`)
  if (!crypto.subtle)
    return say('Ce navigateur ne sait pas garder les feuilles à l’abri. Ouvrez Maillon par une adresse en https.')
  const { quota = ROOM, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {}
  if (quota - usage < ROOM) return say(FULL)
  const vault = await Vault.open().catch((error: unknown) => {
    say(
      error instanceof Full
        ? FULL
        : 'Ce navigateur ne garde rien : ouvrez Maillon dans une fenêtre ordinaire, pas en navigation privée.',
    )
  })
  if (!vault) return
  if ((await vault.waiting()).length > 0) return say(UNSENT)
  say('Les feuilles arrivent…')
  const asked = new FormData()
  asked.set('label', String(typed.get('label') ?? ''))
  asked.set('now', new Date().toISOString())
  const answer = await ask(to, asked)
  if (!answer) return say('Pas de réseau : rapprochez-vous, puis recommencez.')
  if (answer.type === 'opaqueredirect') return say('Votre session est finie : rouvrez la page pour vous identifier.')
  const given = (await answer.json()) as Pack | { erreur: string }
  if ('erreur' in given) return say(given.erreur)
  try {
    await vault.create(given, code)
  } catch (error) {
    // It carries nothing: Maillon does not wait for it.
    const unused = new FormData()
    unused.set('tablet', given.tablet)
    await ask('/terrain/rendre', unused)
    return say(error instanceof StillToSend ? UNSENT : FULL)
  }
  await ready()
  location.href = '/terrain'
}

const FULL = 'La mémoire de cette tablette est pleine : supprimez des photos ou des fichiers, puis recommencez.'
const UNSENT = 'Cette tablette garde des signatures à envoyer. Ouvrez d’abord le terrain, et envoyez-les.'

/** The page of the field is on the tablet before anybody leaves with it. */
async function ready(): Promise<void> {
  if (!navigator.serviceWorker) return
  await navigator.serviceWorker.register('/terrainWorker.js', { scope: '/terrain' })
  const shell = await fetch('/terrain', { credentials: 'omit' })
  const files = [...new Set((await shell.clone().text()).match(/\/actifs\/[^"'\s]+/g))]
  const cache = await caches.open('maillon-terrain')
  await cache.addAll(files)
  await cache.put('/terrain', shell)
}
