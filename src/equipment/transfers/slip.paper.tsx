import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { counted } from '#platform/ui/counted.ts'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { PaperSignatures } from '#platform/ui/paperSignatures.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { sayThings } from './things.words.ts'
import type { Counts } from './transfer.counts.store.ts'
import type { Item } from './transfer.items.store.ts'
import type { Transfer } from './transfer.store.ts'
import { itemStates, sayEnds, wayWords } from './transfer.words.ts'

type Props = { slip: Transfer; counts: Counts; items: readonly Item[] }

/** The slip on paper, which goes with the boxes: what is named, what was counted at each end, room for two signatures. */
export const SlipPaper = ({ slip, counts, items }: Props) => (
  <>
    <Heading title={`Bordereau de transfert ${slip.number}`} lead={sayEnds(slip)} />
    <Facts>
      <Fact label="À quel titre">{wayWords[slip.way]?.label}</Fact>
      <Fact label="Annoncés">{sayThings(slip.announced, slip.kind)}</Fact>
      <Fact label="Au départ">
        {slip.sent_at &&
          `${counted(slip.sent_count ?? 0, 'appareil')}, ${sayDate(dayOf(slip.sent_at))}, ${slip.sent_by}`}
      </Fact>
      <Fact label="À l’arrivée">
        {slip.received_at
          ? `${counted(slip.counted ?? 0, 'appareil')}, ${sayDate(dayOf(slip.received_at))}, ${slip.received_by}`
          : 'Pas encore signé'}
      </Fact>
      {slip.received_at && (
        <Fact label="Écarts">
          {[
            counted((counts.missing ?? 0) + (counts.lost ?? 0) + (counts.never_sent ?? 0), 'manquant'),
            counted((counts.surplus ?? 0) + (counts.settled ?? 0) + (counts.handed_back ?? 0), 'en plus', 'en plus'),
            counted(counts.damaged, 'abîmé'),
          ].join(', ')}
        </Fact>
      )}
      {slip.note && <Fact label="Remarque">{slip.note}</Fact>}
    </Facts>
    <Rows
      caption="Appareils"
      columns={['Numéro', 'Appareil', 'Série', 'Classe', 'À l’arrivée']}
      rows={items}
      cells={(item) => [
        item.number,
        item.named,
        item.serial ?? item.tag,
        item.class_name,
        item.state === 'expected'
          ? ''
          : [itemStates[item.state]?.label, item.damaged && `abîmé : ${item.damaged}`].filter(Boolean).join(', '),
      ]}
    />
    <PaperSignatures signers={[slip.sender, slip.receiver]} />
  </>
)
