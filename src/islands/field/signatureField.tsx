import type { RefObject } from 'preact'

type Props = { canvas: RefObject<HTMLCanvasElement | null>; things: number; error?: string; onWipe(): void }

/** The frame in which somebody signs, once for all that is taken. */
export const SignatureField = ({ canvas, things, error, onWipe }: Props) => (
  <div class={error ? 'field wrong' : 'field'}>
    <p class="label">Une signature pour {things > 1 ? `ces ${things} objets` : 'cet objet'}</p>
    {error && <p class="error">{error}</p>}
    <div class="pad">
      <canvas ref={canvas} />
    </div>
    <button type="button" class="plain" onClick={onWipe}>
      Effacer et recommencer
    </button>
  </div>
)
