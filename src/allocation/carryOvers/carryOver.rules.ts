import { type Refusal, refuse } from '#platform/access/refusal.ts'

/** Places leave one line for another one, and a programme that is over receives nothing more. */
export function refusalOfTarget(
  from: { programme: string; commune: string },
  to: { programme: string; commune: string; ends_on: string | null },
  today: string,
): Refusal | null {
  if (from.programme === to.programme && from.commune === to.commune)
    return refuse('Ces places y sont déjà : choisissez une autre commune, ou un autre programme.', 'commune')
  return to.ends_on && to.ends_on < today
    ? refuse('Ce programme est terminé : il ne reçoit plus de places.', 'to')
    : null
}
