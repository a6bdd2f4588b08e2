import { stateWords } from '../devices/device.words.ts'

/** States in which a record may still be found to be another's: nothing is promised, nobody holds the machine but its workshop. */
const atHand: readonly string[] = [
  ...['announced', 'received', 'identified', 'to_wipe', 'wipe_failed', 'wiped'],
  ...['tested', 'repairing', 'graded', 'ready', 'returned'],
]

type Record = {
  id: string
  number: string
  organisation_id: string
  donor_id: string | null
  state: string
  joined_to: string | null
  owner_id?: string | null
}

/** Why two records are not read as one machine, or null. */
export function refusalToJoin(kept: Record, absorbed: Record): string | null {
  if (kept.id === absorbed.id) return 'C’est le numéro de cette même fiche : donnez celui de l’autre.'
  if (kept.organisation_id !== absorbed.organisation_id)
    return 'Ces deux fiches sont dans deux structures : chacune répond de la sienne.'
  if ((kept.owner_id ?? null) !== (absorbed.owner_id ?? null))
    return 'Ces deux fiches n’ont pas le même propriétaire : demandez-leur d’abord à qui est la machine.'
  for (const one of [kept, absorbed]) {
    if (one.joined_to) return `${one.number} est déjà réuni à une autre fiche.`
    if (!atHand.includes(one.state))
      return `${one.number} est « ${(stateWords[one.state]?.label ?? 'ailleurs').toLowerCase()} » : on réunit des fiches de l’atelier seulement.`
  }
  if (kept.donor_id && absorbed.donor_id && kept.donor_id !== absorbed.donor_id)
    return 'Ces deux fiches viennent de deux donateurs. Vérifiez les étiquettes : chacun attend le compte de ses appareils.'
  return null
}

/** Why a join is not undone, or null. */
export const refusalToSeparate = (kept: { number: string; state: string }): string | null =>
  atHand.includes(kept.state) ? null : `${kept.number} n’est plus à l’atelier : la réunion ne se défait plus.`
