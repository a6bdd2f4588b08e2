import { dayOf, sayDate, sayHour } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import type { Item } from '../handovers/item.store.ts'
import type { FieldAct } from './fieldAct.form.ts'
import { namesSaid } from './incident.items.ts'
import type { Incident } from './incident.store.ts'

/** What the tablet says took place. */
export const Told = ({
  title,
  act,
  items,
  incident,
}: {
  title: string
  act: FieldAct | null
  items: Item[]
  incident: Incident
}) => (
  <Block title={title}>
    <Facts>
      <Fact label="Quand">{`${sayDate(dayOf(incident.at))}, ${sayHour(incident.at)}`}</Fact>
      <Fact label="Arrivée dans Maillon">{`${sayDate(dayOf(incident.received_at))}, ${sayHour(incident.received_at)}`}</Fact>
      <Fact label="Tenue par">{incident.taken_by}</Fact>
      {act?.kind === 'signed' && (
        <>
          <Fact label="Signée par">{act.signer}</Fact>
          <Fact label="Montré et emporté">{namesSaid(act, items, 'taken')}</Fact>
          {act.items.some(({ outcome }) => outcome === 'refused') && (
            <Fact label="Refusé">{namesSaid(act, items, 'refused')}</Fact>
          )}
        </>
      )}
      {act?.kind === 'declined' && <Fact label="Pourquoi">{act.why}</Fact>}
    </Facts>
    <Drawn image={incident.signature} alt="La signature donnée sur la tablette" />
  </Block>
)

/** A signature, drawn again from what was kept of it. */
export const Drawn = ({ image, alt }: { image: Buffer | null; alt: string }) =>
  image && (
    <p>
      <img class="signature" alt={alt} src={`data:image/png;base64,${image.toString('base64')}`} />
    </p>
  )
