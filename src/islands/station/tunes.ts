/** Frequencies and seconds: what went well rises, what was refused falls, what is unknown stutters, a question waits on a high note. */
export const tunes: Record<string, readonly (readonly [hertz: number, seconds: number])[]> = {
  done: [
    [880, 0.07],
    [1320, 0.09],
  ],
  armed: [[660, 0.12]],
  waiting: [
    [520, 0.08],
    [0, 0.04],
    [780, 0.14],
  ],
  undone: [
    [660, 0.08],
    [440, 0.1],
  ],
  twice: [[520, 0.06]],
  already: [
    [520, 0.05],
    [0, 0.04],
    [520, 0.05],
  ],
  seen: [[390, 0.08]],
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

/** One note. */
export function beep(context: AudioContext, hertz: number, at: number, seconds: number): void {
  const [tone, volume] = [context.createOscillator(), context.createGain()]
  tone.type = hertz < 400 ? 'square' : 'sine'
  tone.frequency.value = hertz
  volume.gain.setValueAtTime(0.12, at)
  volume.gain.exponentialRampToValueAtTime(0.001, at + seconds)
  tone.connect(volume).connect(context.destination)
  tone.start(at)
  tone.stop(at + seconds)
}
