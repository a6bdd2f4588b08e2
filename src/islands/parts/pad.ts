/** A canvas on which one signs, with a finger, a pen or a mouse. */
export const PAD_HEIGHT = 220
const LINE = 2.5

export type Pad = {
  /** Empties it. */
  wipe(): void
  /** What was drawn, as a PNG in a data URL; empty when nothing was. */
  image(): string
  readonly context: CanvasRenderingContext2D
}

/** Makes the canvas a pad; null where a browser draws nothing. `onDraw` is called at each stroke that begins. */
export function padOn(canvas: HTMLCanvasElement, onDraw?: () => void): Pad | null {
  canvas.setAttribute('role', 'img')
  canvas.setAttribute(
    'aria-label',
    'Cadre où signer du doigt ou à la souris. Sans cela, choisissez la signature sur papier.',
  )
  canvas.style.touchAction = 'none'
  canvas.style.width = '100%'
  canvas.style.height = `${PAD_HEIGHT}px`
  canvas.style.background = '#fff'
  const context = canvas.getContext('2d')
  if (!context) return null
  let drawn = false
  const wipe = () => {
    const scale = Math.min(2, window.devicePixelRatio || 1)
    canvas.width = Math.round(canvas.clientWidth * scale)
    canvas.height = Math.round(PAD_HEIGHT * scale)
    context.setTransform(scale, 0, 0, scale, 0, 0)
    context.fillStyle = '#fff'
    context.fillRect(0, 0, canvas.clientWidth, PAD_HEIGHT)
    Object.assign(context, { lineWidth: LINE, lineCap: 'round', lineJoin: 'round', strokeStyle: '#10222b' })
    drawn = false
  }
  wipe()
  canvas.addEventListener('pointerdown', (event) => {
    canvas.setPointerCapture(event.pointerId)
    context.beginPath()
    context.moveTo(event.offsetX, event.offsetY)
    context.lineTo(event.offsetX + 0.1, event.offsetY)
    context.stroke()
    drawn = true
    onDraw?.()
  })
  canvas.addEventListener('pointermove', (event) => {
    if (!canvas.hasPointerCapture(event.pointerId)) return
    for (const { offsetX, offsetY } of event.getCoalescedEvents?.() ?? [event]) context.lineTo(offsetX, offsetY)
    context.stroke()
  })
  return { context, wipe, image: () => (drawn ? canvas.toDataURL('image/png') : '') }
}
