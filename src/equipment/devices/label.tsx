import { Heading } from '#platform/ui/heading.tsx'
import type { Device } from './device.store.ts'
import { nameDevice, saySpec } from './device.words.ts'
import type { Barcode } from './label.ts'

/** A code drawn as strokes, at a width in pixels. */
export const Drawing = ({ code, label, width }: { code: Barcode; label: string; width: number }) => (
  <svg
    viewBox={`0 0 ${code.width} ${code.height}`}
    width={width}
    height={Math.round((width * code.height) / code.width)}
    role="img"
    aria-label={label}
    shape-rendering="crispEdges"
  >
    <rect width="100%" height="100%" fill="#fff" />
    {code.paths.map(({ d, stroke }) => (
      <path
        d={d}
        fill={stroke ? 'none' : '#000'}
        stroke={stroke ? '#000' : 'none'}
        stroke-width={stroke ?? undefined}
        fill-rule="evenodd"
      />
    ))}
  </svg>
)

/** What is stuck on the machine: its number, in three writings, and what it is. */
export const Label = ({ device, qr, code }: { device: Device; qr: Barcode; code: Barcode }) => (
  <>
    <Heading title={device.number} lead={nameDevice(device)} />
    {saySpec(device) && <p>{saySpec(device)}</p>}
    <p>
      <Drawing code={qr} label={`Code carré du numéro ${device.number}`} width={140} />
    </p>
    <p>
      <Drawing code={code} label={`Code-barres du numéro ${device.number}`} width={260} />
    </p>
    {device.serial && <p class="number">Série {device.serial}</p>}
    <p class="screen-only quiet">Imprimez cette page, puis collez l’étiquette sous l’appareil.</p>
  </>
)
