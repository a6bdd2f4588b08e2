import { openCamera } from './station/camera.ts'
import { openFocus } from './station/focus.ts'
import { openQueue } from './station/queue.ts'
import { openSound } from './station/sound.ts'

/**
 * The bench without page loads: what is scanned while an answer is awaited stands in line, in order, and survives a
 * reload, a network that fails and a session that ends. The form works by itself without any of this.
 */
const place = document.querySelector<HTMLElement>('[data-island="station"]')
const form = place?.querySelector('form')
const input = form?.querySelector<HTMLInputElement>('input[name="code"]')
const tools = place?.querySelector<HTMLElement>('[data-tools]')
const said = place?.querySelector<HTMLElement>('[data-said]')

if (place && form && input && tools && said) {
  const sound = openSound(tools)
  const queue = openQueue(place, form.action, {
    say: (sentence, link) => {
      said.hidden = !sentence
      said.textContent = sentence
      if (link) said.append(' ', Object.assign(document.createElement('a'), { href: link[1], textContent: link[0] }))
    },
    heard: (outcome) => sound.play(outcome),
  })
  openFocus(input)
  openCamera(tools, (code) => queue.add(code))
  form.addEventListener('submit', (event) => {
    const code = input.value.trim()
    event.preventDefault()
    input.value = ''
    if (code) queue.add(code)
  })
  // The buttons of modes, and those of an answer, are scans like any other.
  document.addEventListener('submit', (event) => {
    const { submitter } = event
    if (event.target === form || !(submitter instanceof HTMLButtonElement)) return
    if (submitter.name !== 'code' || !submitter.value) return
    event.preventDefault()
    queue.add(submitter.value)
    input.focus()
  })
  tools.hidden = false
}
