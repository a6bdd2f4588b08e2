import type { PackItem } from '#handover/fieldDays/pack.rules.ts'
import type { Draft } from './kept.ts'

type Props = { taken: PackItem[]; draft: Draft; image: string; onKeep(): void; onAgain(): void }

/** What was just signed, read again by both: kept for good, or signed again after a slip of the finger. */
export const Review = ({ taken, draft, image, onKeep, onAgain }: Props) => (
  <section class="field" aria-labelledby="relire">
    <p class="label" id="relire">
      {draft.signer} emporte
    </p>
    <ul class="read">
      {taken.map((item) => (
        <li key={item.id}>
          {draft.items[item.id]?.device ?? item.label}
          {item.extras && `, avec ${item.extras}`}
        </li>
      ))}
    </ul>
    <img class="signature" src={image} alt={`La signature de ${draft.signer}`} />
    <div class="actions">
      <button type="button" class="button" onClick={onKeep} ref={(button) => button?.focus()}>
        C’est juste : garder
      </button>
      <button type="button" class="button second" onClick={onAgain}>
        Signer de nouveau
      </button>
    </div>
  </section>
)
