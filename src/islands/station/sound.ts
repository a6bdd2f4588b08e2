import { beep, tunes } from './tunes.ts'

const KEPT = 'maillon.poste.son'

/** A sound for each answer, and the switch that silences it, kept by this browser. */
export function openSound(tools: HTMLElement) {
  let on = kept() !== 'non'
  let context: AudioContext | null = null
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'button second' })
  const name = () => {
    button.textContent = on ? 'Couper le son' : 'Remettre le son'
  }
  button.addEventListener('click', () => {
    on = !on
    keep(on ? 'oui' : 'non')
    name()
    document.querySelector<HTMLInputElement>('input[name="code"]')?.focus()
  })
  name()
  tools.append(button)
  return {
    play(outcome: string) {
      if (!on || !('AudioContext' in window)) return
      context ??= new AudioContext()
      let at = context.currentTime
      for (const [hertz, seconds] of tunes[outcome] ?? []) {
        if (hertz > 0) beep(context, hertz, at, seconds)
        at += seconds
      }
    },
  }
}

function kept(): string | null {
  try {
    return localStorage.getItem(KEPT)
  } catch {
    return null
  }
}

function keep(value: string): void {
  try {
    localStorage.setItem(KEPT, value)
  } catch {
    // The switch holds until the page is left.
  }
}
