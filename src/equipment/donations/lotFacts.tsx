import { sayDate, sayMoment } from '#platform/i18n/dates.ts'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Sheet } from '#platform/ui/sheet.tsx'
import { mayHaveDeed } from '../deeds/deed.rules.ts'
import { sayValue } from '../devices/inventory.value.ts'
import type { LotProps } from './lot.tsx'
import { sayTitle } from './recipient.rules.ts'

/** What is known of a lot as a whole. */
export const LotFacts = ({ lot, agreement, title, now }: LotProps) => (
  <Sheet title="Le don">
    <Facts>
      <Fact label="Donateur">{lot.donor}</Fact>
      <Fact label="Atelier">{lot.refurbisher}</Fact>
      {lot.public_body && <Fact label="Reçoit à titre de">{sayTitle(title?.kind)}</Fact>}
      <Fact label="Convention">
        {agreement ? <a href={`/conventions-de-don/${agreement.id}`}>{agreement.title}</a> : 'Sans convention'}
      </Fact>
      <Fact label="Annoncé">{sayMoment(lot.announced_at, now)}</Fact>
      <Fact label="À chercher">{lot.place}</Fact>
      <Fact label="À partir du">{lot.ready_on && sayDate(lot.ready_on)}</Fact>
      <Fact label="Dernier jour pour venir">{lot.remove_by && sayDate(lot.remove_by)}</Fact>
      <Fact label="Valeur d’un appareil, au plus">{sayValue(lot.unit_value_cents)}</Fact>
      <Fact label="Délibération">{lot.deliberation}</Fact>
      {mayHaveDeed(lot) && (
        <Fact label="Livraison">
          <a href={`/dons/${lot.id}/bordereau`}>Bordereau, pointage et écarts</a>
        </Fact>
      )}
      {lot.received_at && <Fact label="Reçu">{sayMoment(lot.received_at, now)}</Fact>}
      {lot.closed_at && <Fact label="Soldé">{sayMoment(lot.closed_at, now)}</Fact>}
    </Facts>
  </Sheet>
)
