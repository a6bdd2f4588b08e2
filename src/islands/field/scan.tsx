import { useState } from 'preact/hooks'
import { deviceCoded, type PackDevice, type PackItem, type PackSheet } from '#handover/fieldDays/pack.rules.ts'
import { Field as TextField } from '#platform/ui/field.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import type { Hand } from './day.tsx'

type Props = {
  hand: Hand
  sheet: PackSheet
  onSeen(item: PackItem): void
  /** A spare takes the place of what was foreseen. */
  onSwap(item: PackItem, device: PackDevice, broken: boolean): void
}

/** A scanner or fingers: says whether this device is the right one, offers to replace, warns when it is somebody else’s. */
export const Scan = ({ hand, sheet, onSeen, onSwap }: Props) => {
  const [said, say] = useState<{ tone: 'done' | 'loss'; text: string } | null>(null)
  const [spare, offer] = useState<PackDevice | null>(null)
  const devices = sheet.items.filter(({ device, choose }) => device || choose)
  if (devices.length === 0) return null

  const read = (code: string) => {
    offer(null)
    const device = deviceCoded(hand.pack, code)
    if (!device)
      return say({
        tone: 'loss',
        text: 'Cette tablette ne connaît pas ce code. Vérifiez l’étiquette, ou prenez un appareil de la liste.',
      })
    const own = sheet.items.find((item) => item.device?.id === device.id)
    if (own) {
      onSeen(own)
      return say({ tone: 'done', text: `${device.number} : c’est le bon appareil.` })
    }
    const other = ownerOf(hand, device)
    if (other)
      return say({
        tone: 'loss',
        text: `${device.number} est prévu pour ${other}. Reposez-le, et prenez celui de cette feuille.`,
      })
    const free = devices.find((item) => item.choose)
    if (free) {
      onSwap(free, device, false)
      return say({ tone: 'done', text: `${device.number} est pour cette famille.` })
    }
    say(null)
    offer(device)
  }

  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault()
        const box = event.currentTarget.elements.namedItem('code') as HTMLInputElement
        if (box.value.trim()) read(box.value)
        box.value = ''
      }}
    >
      <TextField
        name="code"
        label="Scannez l’appareil, ou tapez son numéro"
        autocomplete="off"
        spellcheck={false}
        required
      />
      <button type="submit" class="button second">
        Vérifier
      </button>
      <div aria-live="assertive">{said && <Notice tone={said.tone}>{said.text}</Notice>}</div>
      {spare && (
        <Notice tone="turn" title={`Donner ${spare.number} à la place ?`}>
          <p>{spare.label}</p>
          <div class="actions">
            {devices.flatMap((item) => [
              <button
                key={`${item.id}-broken`}
                type="button"
                class="button"
                onClick={() => {
                  onSwap(item, spare, true)
                  offer(null)
                }}
              >
                Oui : {item.device?.number} ne marche pas
              </button>,
              <button
                key={item.id}
                type="button"
                class="button second"
                onClick={() => {
                  onSwap(item, spare, false)
                  offer(null)
                }}
              >
                Oui, une autre raison
              </button>,
            ])}
          </div>
        </Notice>
      )}
    </form>
  )
}

/** For whom a device is meant, or to whom it went from this very tablet. */
function ownerOf(hand: Hand, device: PackDevice): string | null {
  const meant = hand.pack.sheets.find((sheet) => sheet.items.some((item) => item.device?.id === device.id))
  const given = hand.pack.sheets.find((sheet) =>
    Object.values(hand.here.sheets[sheet.id]?.given ?? {}).includes(device.number),
  )
  return (given ?? meant)?.name ?? null
}
