import { sayMoment } from '#platform/i18n/dates.ts'
import { byName } from '#platform/i18n/toward.ts'
import { counted } from '#platform/ui/counted.ts'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Sheet } from '#platform/ui/sheet.tsx'
import type { SlipProps } from './transfer.view.tsx'

/** Who gave and who received, each with its count and its hour. */
export const Receipts = ({ slip, now }: SlipProps) => (
  <Sheet title="Les deux reçus">
    <Facts>
      <Fact label={`Au départ, ${slip.sender}`}>
        {slip.sent_at &&
          `${counted(slip.sent_count ?? 0, 'appareil')}, ${byName(slip.sent_by ?? '')}, ${sayMoment(slip.sent_at, now)}`}
      </Fact>
      <Fact label={`À l’arrivée, ${slip.receiver}`}>
        {slip.received_at
          ? `${counted(slip.counted ?? 0, 'appareil')}, ${byName(slip.received_by ?? '')}, ${sayMoment(slip.received_at, now)}`
          : 'Pas encore signé'}
      </Fact>
      {slip.note && <Fact label="Remarque">{slip.note}</Fact>}
    </Facts>
  </Sheet>
)
