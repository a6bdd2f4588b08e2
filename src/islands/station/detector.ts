type Detector = { detect(source: CanvasImageSource): Promise<{ rawValue: string }[]> }

type Native = { new (options: { formats: string[] }): Detector; getSupportedFormats(): Promise<string[]> }

/** What a picture of the camera reads, or null. */
export type Detect = (video: HTMLVideoElement) => Promise<string | null>

/** The browser's own reader where it has one, barcodes included; else one that reads square codes, fetched only now. */
export async function detector(): Promise<Detect> {
  const own = await native()
  if (own) return async (video) => (await own.detect(video).catch(() => []))[0]?.rawValue ?? null
  const { default: decode } = await import('qr/decode.js')
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  return async (video) => {
    if (!context || video.videoWidth === 0) return null
    const scale = Math.min(1, WIDTH / video.videoWidth)
    canvas.width = Math.round(video.videoWidth * scale)
    canvas.height = Math.round(video.videoHeight * scale)
    context.drawImage(video, 0, 0, canvas.width, canvas.height)
    try {
      return decode(context.getImageData(0, 0, canvas.width, canvas.height))
    } catch {
      return null
    }
  }
}

async function native(): Promise<Detector | null> {
  const { BarcodeDetector: own } = globalThis as { BarcodeDetector?: Native }
  const formats = own ? await own.getSupportedFormats().catch(() => []) : []
  return own && formats.includes('qr_code')
    ? new own({ formats: formats.filter((one) => /^(qr_code|code_128|code_39|data_matrix|ean_13)$/.test(one)) })
    : null
}

/** Wide enough to read a label held at arm's length, small enough for a modest phone. */
export const WIDTH = 960
