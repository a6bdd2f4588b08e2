/** `own`: how many of the files of the family this organisation registered. */
type Known = { forgotten_at: Date | null; own: number }

/** Why a household cannot be forgotten today, said to whoever was asked for it. */
export function refusalToForget({ forgotten_at, own }: Known, onLoan: boolean): string | null {
  if (forgotten_at) return 'Ce qui nommait cette famille a déjà été effacé.'
  if (own === 0)
    return 'Seule la structure qui a enregistré cette famille peut effacer ce qui la nomme. Transmettez-lui la demande.'
  return onLoan
    ? 'Un appareil prêté à cette famille n’est pas revenu : notez son retour, ou faites-en un don, puis recommencez.'
    : null
}
