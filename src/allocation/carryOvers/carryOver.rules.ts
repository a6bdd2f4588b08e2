/** Places leave one line for another one, and a programme that is over receives nothing more. */
export function refusalOfTarget(
  from: { programme: string; commune: string },
  to: { programme: string; commune: string; ends_on: string | null },
  today: string,
): string | null {
  if (from.programme === to.programme && from.commune === to.commune)
    return 'Ces places y sont déjà : choisissez une autre commune, ou un autre programme.'
  return to.ends_on && to.ends_on < today ? 'Ce programme est terminé : il ne reçoit plus de places.' : null
}
