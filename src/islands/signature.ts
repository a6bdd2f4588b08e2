import { PAD_HEIGHT, padOn } from './parts/pad.ts'

/**
 * The pad on which one signs, drawn where the page leaves room for it. Sends a PNG in a hidden field; nothing when nothing was
 * drawn. A signature that the page gives back is drawn again, and sent as it came unless somebody adds to it.
 */
for (const place of document.querySelectorAll<HTMLElement>('[data-island="signature"]')) {
  const room = place.querySelector<HTMLElement>('.pad')
  const form = place.closest('form')
  if (room && form) openPad(room, form, place.dataset.name ?? 'signature')
}

function openPad(room: HTMLElement, form: HTMLFormElement, name: string): void {
  const canvas = document.createElement('canvas')
  const sent =
    room.parentElement?.querySelector<HTMLInputElement>('input[type="hidden"]') ??
    Object.assign(document.createElement('input'), { type: 'hidden', name })
  const clear = Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'plain',
    textContent: 'Effacer et recommencer',
  })
  room.replaceChildren(canvas)
  room.after(clear, sent)

  let kept = sent.value
  const pad = padOn(canvas, () => {
    kept = ''
  })
  if (!pad) return
  if (kept) void drawAgain(kept, canvas, pad.context)
  clear.addEventListener('click', () => {
    kept = ''
    pad.wipe()
  })
  form.addEventListener('submit', () => {
    sent.value = kept || pad.image()
  })
}

/** Draws a signature that was already given, as large as the frame allows: the screen may have turned meanwhile. */
async function drawAgain(data: string, canvas: HTMLCanvasElement, context: CanvasRenderingContext2D): Promise<void> {
  const bytes = Uint8Array.from(atob(data.slice(data.indexOf(',') + 1)), (letter) => letter.charCodeAt(0))
  const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
  const scale = Math.min(canvas.clientWidth / image.width, PAD_HEIGHT / image.height)
  context.drawImage(image, 0, 0, image.width * scale, image.height * scale)
}
