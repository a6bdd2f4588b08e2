import { toSVG } from 'bwip-js/node'

const QUIET = 16

/** A QR code to scan from another device. Always dark on light, whatever the colours of the page. */
export const QrCode = ({ text, label }: { text: string; label: string }) => {
  const drawn = toSVG({ bcid: 'qrcode', text })
  const side = Number(/viewBox="0 0 (\d+)/.exec(drawn)?.[1]) + 2 * QUIET
  return (
    <svg role="img" aria-label={label} width="240" height="240" viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}>
      <rect x={-QUIET} y={-QUIET} width={side} height={side} fill="#ffffff" />
      <path d={/ d="([^"]+)"/.exec(drawn)?.[1]} fill="#000000" />
    </svg>
  )
}
