import { sayIccid } from '#equipment/simCards/iccid.rules.ts'
import type { ChoiceOption } from '#platform/ui/choice.tsx'
import type { PromisableSim } from './offer.store.ts'

/** What a card is chosen among: the first of the stock, whichever it is, then each by its number. Nothing when there is none. */
export const cardOptions = (sims: readonly PromisableSim[]): ChoiceOption[] =>
  sims.length === 0
    ? []
    : [
        ['any', 'La première carte du stock', sims[0]?.operator],
        ...sims.map(({ id, iccid, operator }): ChoiceOption => [id, `${operator} ${sayIccid(iccid)}`]),
      ]
