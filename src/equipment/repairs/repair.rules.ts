import { mayMove } from '../devices/device.rules.ts'

/** Why a device is not sent to repair, or null. */
export function refusalToRepair(device: { state: string }): string | null {
  const refusal = mayMove(device.state, 'repairing')
  return refusal && `Cet appareil ne peut pas partir en réparation : ${refusal}`
}

type Part = { used_at: Date | null; from_device_id: string | null }

/** A part is used once: why it is not mounted on this machine, or null. */
export function refusalToUse(part: Part | undefined, deviceId: string): string | null {
  if (!part) return 'Cette pièce n’est pas dans votre stock.'
  if (part.used_at) return 'Cette pièce vient d’être montée sur une machine. Choisissez-en une autre.'
  return part.from_device_id === deviceId ? 'Cette pièce vient de cette machine même.' : null
}

/** Parts are taken from a machine that left the stock for that: its drives are then proved wiped, and no family waits for it. */
export const refusalToHarvest = (device: { state: string; exited_as: string | null }): string | null =>
  device.state === 'exited' && device.exited_as === 'parts'
    ? null
    : 'On ne prend des pièces que sur un appareil sorti du stock « pour ses pièces ». Sortez-le d’abord.'

/** What a machine cost its workshop in parts, in cents: what was taken elsewhere costs nothing more. */
export const costOf = (parts: readonly { cost_cents: number | null }[]): number =>
  parts.reduce((sum, { cost_cents }) => sum + (cost_cents ?? 0), 0)
