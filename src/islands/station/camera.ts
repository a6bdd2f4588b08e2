import { type Detect, detector } from './detector.ts'

const PAUSE = 120

/** The same code in view is one reading until it left for so long. */
const GONE = 1_500

/** The camera of a phone reads labels as a scanner does: opened on request, closed by the same button. */
export function openCamera(tools: HTMLElement, read: (code: string) => void): void {
  if (!navigator.mediaDevices?.getUserMedia) return
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'button second' })
  const words = Object.assign(document.createElement('p'), { className: 'hint' })
  const video = Object.assign(document.createElement('video'), { muted: true, playsInline: true, hidden: true })
  words.setAttribute('role', 'status')
  video.setAttribute('aria-label', 'Image de l’appareil photo')
  tools.prepend(button)
  tools.append(words, video)
  let stream: MediaStream | null = null

  const close = () => {
    for (const track of stream?.getTracks() ?? []) track.stop()
    stream = null
    video.srcObject = null
    video.hidden = true
    button.textContent = 'Scanner avec l’appareil photo'
  }
  const open = async () => {
    try {
      words.textContent = 'L’appareil photo s’ouvre…'
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false })
      const detect = await detector()
      video.srcObject = stream
      video.hidden = false
      await video.play()
      button.textContent = 'Fermer l’appareil photo'
      words.textContent = 'Tenez le code carré devant l’appareil, à une main de distance.'
      await watch(video, detect, () => stream !== null, read)
    } catch {
      close()
      words.textContent = 'L’appareil photo ne s’ouvre pas. Autorisez-le dans le navigateur, ou tapez le numéro.'
    }
  }
  close()
  button.addEventListener('click', () => {
    if (stream) {
      close()
      words.textContent = ''
    } else void open()
  })
}

async function watch(video: HTMLVideoElement, detect: Detect, open: () => boolean, read: (code: string) => void) {
  let last = { code: '', at: 0 }
  while (open()) {
    const code = await detect(video)
    const now = performance.now()
    if (code) {
      if (code !== last.code || now - last.at > GONE) read(code)
      last = { code, at: now }
    }
    await new Promise((next) => setTimeout(next, PAUSE))
  }
}
