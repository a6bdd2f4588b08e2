import type { FunctionComponent, VNode } from 'preact'
import { jsxTemplate } from 'preact/jsx-runtime'
import { renderToString } from 'preact-render-to-string'

/** A component without properties nor form keys, the same for everybody: drawn the first time it is shown, then kept as text. */
export const drawnOnce = (draw: () => VNode): FunctionComponent => {
  let html: string | undefined
  return () => {
    html ??= renderToString(draw())
    return jsxTemplate([html])
  }
}
