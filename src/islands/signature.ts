/**
 * The pad on which one signs, drawn where the page leaves room for it. Sends a PNG in a hidden field; nothing when nothing was
 * drawn. A signature that the page gives back is drawn again, and sent as it came unless somebody adds to it.
 */
const LINE = 2.5
const HEIGHT = 220

for (const place of document.querySelectorAll<HTMLElement>('[data-island="signature"]')) {
  const pad = place.querySelector<HTMLElement>('.pad')
  const form = place.closest('form')
  if (pad && form) openPad(pad, form, place.dataset.name ?? 'signature')
}

function openPad(pad: HTMLElement, form: HTMLFormElement, name: string): void {
  const canvas = document.createElement('canvas')
  const sent =
    pad.parentElement?.querySelector<HTMLInputElement>('input[type="hidden"]') ??
    Object.assign(document.createElement('input'), { type: 'hidden', name })
  const clear = Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'plain',
    textContent: 'Effacer et recommencer',
  })
  canvas.setAttribute('role', 'img')
  canvas.setAttribute(
    'aria-label',
    'Cadre où signer du doigt ou à la souris. Sans cela, choisissez la signature sur papier.',
  )
  canvas.style.touchAction = 'none'
  canvas.style.width = '100%'
  canvas.style.height = `${HEIGHT}px`
  canvas.style.background = '#fff'
  pad.replaceChildren(canvas)
  pad.after(clear, sent)

  const context = canvas.getContext('2d')
  if (!context) return
  let drawn = false
  let kept = sent.value
  const wipe = () => {
    const scale = Math.min(2, window.devicePixelRatio || 1)
    canvas.width = Math.round(canvas.clientWidth * scale)
    canvas.height = Math.round(HEIGHT * scale)
    context.setTransform(scale, 0, 0, scale, 0, 0)
    context.fillStyle = '#fff'
    context.fillRect(0, 0, canvas.clientWidth, HEIGHT)
    Object.assign(context, { lineWidth: LINE, lineCap: 'round', lineJoin: 'round', strokeStyle: '#10222b' })
    drawn = false
  }
  wipe()
  if (kept) void drawAgain(kept, canvas, context)

  canvas.addEventListener('pointerdown', (event) => {
    canvas.setPointerCapture(event.pointerId)
    context.beginPath()
    context.moveTo(event.offsetX, event.offsetY)
    context.lineTo(event.offsetX + 0.1, event.offsetY)
    context.stroke()
    drawn = true
    kept = ''
  })
  canvas.addEventListener('pointermove', (event) => {
    if (!canvas.hasPointerCapture(event.pointerId)) return
    for (const { offsetX, offsetY } of event.getCoalescedEvents?.() ?? [event]) context.lineTo(offsetX, offsetY)
    context.stroke()
  })
  clear.addEventListener('click', () => {
    kept = ''
    wipe()
  })
  form.addEventListener('submit', () => {
    sent.value = kept || (drawn ? canvas.toDataURL('image/png') : '')
  })
}

/** Draws a signature that was already given, as large as the frame allows: the screen may have turned meanwhile. */
async function drawAgain(data: string, canvas: HTMLCanvasElement, context: CanvasRenderingContext2D): Promise<void> {
  const bytes = Uint8Array.from(atob(data.slice(data.indexOf(',') + 1)), (letter) => letter.charCodeAt(0))
  const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
  const scale = Math.min(canvas.clientWidth / image.width, HEIGHT / image.height)
  context.drawImage(image, 0, 0, image.width * scale, image.height * scale)
}
