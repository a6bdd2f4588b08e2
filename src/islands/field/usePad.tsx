import { useEffect, useRef } from 'preact/hooks'
import { type Pad, padOn } from '../parts/pad.ts'

/** The pad in a screen of the field; `pad.current` gives what was drawn. */
export function usePad(onDraw: () => void) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const pad = useRef<Pad | null>(null)
  useEffect(() => {
    pad.current = canvas.current && padOn(canvas.current, onDraw)
  }, [])
  return { canvas, pad }
}
