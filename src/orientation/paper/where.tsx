import { sayNeeds } from '#needs/households/words.ts'
import { sayPhone } from '#network/phones/phone.ts'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import type { ReceiverAddress } from './receiverAddress.store.ts'

type Props = {
  receiver: ReceiverAddress
  commune: string | null
  kinds: readonly string[]
  /** It accepted: before, nobody is told where to go nor when. */
  expected: boolean
}

/** Where a family is addressed, for what, and whom to call there; the place of its own commune first. */
export const Where = ({ receiver, commune, kinds, expected }: Props) => {
  const places = (expected ? receiver.places : []).toSorted(
    (a, b) => Number(b.commune === commune) - Number(a.commune === commune),
  )
  return (
    <Facts>
      <Fact label="Pour">{sayNeeds(kinds)}</Fact>
      <Fact label="Téléphone">{receiver.phone && sayPhone(receiver.phone)}</Fact>
      {places.length > 1 && <Fact label="Où aller">Plusieurs lieux : demandez lequel au téléphone.</Fact>}
      {places.map((place) => (
        <Fact label={place.commune === commune ? `${place.name} (votre commune)` : place.name}>
          {[
            [place.address, place.commune].filter(Boolean).join(', '),
            place.opening,
            place.phone && sayPhone(place.phone),
          ]
            .filter(Boolean)
            .map((line) => (
              <span class="line">{line}</span>
            ))}
        </Fact>
      ))}
    </Facts>
  )
}
