import { nameDevice, sayDeviceKind } from '#equipment/devices/device.words.ts'
import { sayDate, sayMoment } from '#platform/i18n/dates.ts'
import { Chip } from '#platform/ui/chip.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Table } from '#platform/ui/table.tsx'
import type { SeenHandover } from './handover.store.ts'
import { numbersOf, sayHandoverKind } from './handover.words.ts'
import type { Item } from './item.store.ts'
import { saySigner } from './signer.rules.ts'

/** What the witness saw, by the way in which it was signed. */
const seen: Readonly<Record<string, string>> = {
  paper: 'Signature sur papier vue par',
  list: 'Signature sur la liste vue par',
  typed: 'Nom écrit à l’écran devant',
  screen: 'Signature à l’écran vue par',
}

/** What is said of a handover above its objects: loan or gift, where, when. */
export const HandoverFacts = ({ handover, now }: { handover: SeenHandover; now: Date }) => (
  <Facts>
    <Fact label="Nature">
      {sayHandoverKind(handover.kind)}
      {handover.due_on && `, retour prévu ${sayDate(handover.due_on)}`}
    </Fact>
    <Fact label="Famille">{handover.household}</Fact>
    <Fact label="Adresse">{[handover.address, handover.commune].filter(Boolean).join(', ')}</Fact>
    <Fact label="Lieu de la remise">{handover.place}</Fact>
    {handover.starts_at && <Fact label="Rendez-vous">{sayMoment(handover.starts_at, now)}</Fact>}
    {handover.signed_at && (
      <Fact label="Signée">{`${sayMoment(handover.signed_at, now)}, par ${[handover.signer ?? '', handover.signer_as && saySigner(handover.signer_as)].filter(Boolean).join(', ')}`}</Fact>
    )}
    {handover.witness && <Fact label={seen[handover.signed_how ?? ''] ?? 'En présence de'}>{handover.witness}</Fact>}
    {handover.why && <Fact label="Pourquoi">{handover.why}</Fact>}
  </Facts>
)

const itemStates: Record<string, readonly [label: string, tone: 'turn' | 'done' | 'loss' | 'calm']> = {
  pending: ['À remettre', 'turn'],
  accepted: ['Remis', 'done'],
  refused: ['Refusé', 'loss'],
  returned: ['Revenu', 'calm'],
  lost: ['Manquant', 'loss'],
}

type Named = Pick<
  Item,
  'device_id' | 'sim_card_id' | 'label' | 'count' | 'device_kind' | 'brand' | 'model' | 'operator'
>
/** What a line shows of a thing, whoever receives it. */
export type ShownItem = Named &
  Pick<Item, 'id' | 'number' | 'serial' | 'inventory_tag' | 'iccid' | 'pupil' | 'accessories' | 'state' | 'why'>

/** The objects one by one, with their numbers as they stand on them. */
export const Items = <T extends ShownItem>({
  items,
  acts,
}: {
  items: readonly T[]
  acts?: (item: T) => readonly (readonly [label: string, href: string])[]
}) => (
  <Table
    caption="Ce qui change de mains"
    captionHidden
    columns={['Objet', 'Numéros', 'Avec', 'État', ...(acts ? [''] : [])]}
    rows={items.map((item) => [
      <>
        {nameItem(item)}
        {item.pupil && <small> pour {item.pupil}</small>}
      </>,
      numbersOf(item) || '–',
      item.accessories || (items.some(({ label }) => label) ? '–' : 'Rien d’autre'),
      <>
        <Chip tone={itemStates[item.state]?.[1]}>{itemStates[item.state]?.[0]}</Chip>
        {item.why && <small> {item.why}</small>}
      </>,
      ...(acts
        ? [
            item.state === 'pending' && (
              <span>
                {acts(item).map(([label, href], at) => (
                  <>
                    {at > 0 && ' · '}
                    <a href={href}>{label}</a>
                  </>
                ))}
              </span>
            ),
          ]
        : []),
    ])}
  />
)

/** "Ordinateur portable Dell Latitude", "Carte SIM Orange". */
export const nameItem = (item: Named): string => {
  if (item.label) return item.count > 1 ? `${item.label} (${item.count})` : item.label
  if (!item.device_id && !item.sim_card_id) return 'Appareil à choisir'
  return item.device_id
    ? `${sayDeviceKind(item.device_kind ?? '')} ${nameDevice({ brand: item.brand ?? '', model: item.model ?? '', kind: item.device_kind ?? '' })}`
    : `Carte SIM ${item.operator ?? ''}`
}
