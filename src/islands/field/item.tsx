import type { PackItem } from '#handover/fieldDays/pack.rules.ts'
import { Chip } from '#platform/ui/chip.tsx'
import { Field as TextField } from '#platform/ui/field.tsx'
import type { Hand } from './day.tsx'
import type { Draft } from './kept.ts'
import { typed } from './typed.ts'

/** One thing of the sheet: seen, replaced, or refused with its reason. */
export const Item = ({
  hand,
  item,
  draft,
  onSet,
}: {
  hand: Hand
  item: PackItem
  draft: Draft
  onSet(part: Draft['items'][string]): void
}) => {
  const one = draft.items[item.id] ?? {}
  const device = (one.device && spareNumbered(hand, one.device)) || item.device
  const refused = one.outcome === 'refused'
  return (
    <li class={refused ? 'loss' : one.seen ? 'calm' : 'turn'}>
      <div>
        <div class="over">
          {refused ? (
            <Chip tone="loss">Refusé</Chip>
          ) : one.seen ? (
            <Chip tone="done">{one.device ? 'Remplacé' : 'Vérifié'}</Chip>
          ) : (
            <Chip tone="turn">À vérifier</Chip>
          )}
        </div>
        <h3>{device?.label ?? item.label}</h3>
        {item.extras && <p>Avec : {item.extras}</p>}
        {refused && (
          <TextField
            name={`why-${item.id}`}
            label="Pourquoi"
            value={one.why ?? ''}
            required
            autocomplete="off"
            {...typed((why) => onSet({ why }))}
          />
        )}
      </div>
      <div class="actions">
        {!refused && !one.seen && (
          <button type="button" class="button second" onClick={() => onSet({ seen: true })}>
            C’est bon
          </button>
        )}
        <button
          type="button"
          class="plain"
          onClick={() => onSet(refused ? { outcome: 'taken' } : { outcome: 'refused' })}
        >
          {refused ? 'Finalement, il est pris' : 'N’en veut pas'}
          <span class="hidden"> : {item.label}</span>
        </button>
      </div>
    </li>
  )
}

const spareNumbered = (hand: Hand, number: string) => hand.pack.spares.find((spare) => spare.number === number)
