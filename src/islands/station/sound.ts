const KEPT = 'maillon.poste.son'

/** Frequencies and seconds: what went well rises, what was refused falls, what is unknown stutters. */
const tunes: Record<string, readonly (readonly [hertz: number, seconds: number])[]> = {
  done: [
    [880, 0.07],
    [1320, 0.09],
  ],
  armed: [[660, 0.12]],
  waiting: [[660, 0.12]],
  undone: [
    [660, 0.08],
    [440, 0.1],
  ],
  twice: [[520, 0.06]],
  already: [[520, 0.06]],
  seen: [[520, 0.06]],
  refused: [
    [300, 0.16],
    [180, 0.24],
  ],
  unknown: [
    [240, 0.1],
    [0, 0.05],
    [240, 0.1],
    [0, 0.05],
    [240, 0.1],
  ],
}

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

function beep(context: AudioContext, hertz: number, at: number, seconds: number): void {
  const [tone, volume] = [context.createOscillator(), context.createGain()]
  tone.type = hertz < 400 ? 'square' : 'sine'
  tone.frequency.value = hertz
  volume.gain.setValueAtTime(0.12, at)
  volume.gain.exponentialRampToValueAtTime(0.001, at + seconds)
  tone.connect(volume).connect(context.destination)
  tone.start(at)
  tone.stop(at + seconds)
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
