/** Why a family takes part in a run no more. */
export type Gone = 'merged' | 'forgotten' | 'closed' | 'served' | 'withdrawn' | 'moved'

/** Words of each reason, after the name of a family or its pseudonym. */
export const goneWords: Record<Gone, string> = {
  merged: 'réunie avec un autre dossier de la liste',
  forgotten: 'effacée',
  closed: 'son parcours est clos, ou n’est plus suivi ici',
  served: 'servie autrement',
  withdrawn: 'a retiré son accord, ou demandé que rien de plus ne soit fait',
  moved: 'a changé de commune',
}
