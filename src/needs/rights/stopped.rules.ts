import { nounOf } from './request.words.ts'

/** Why nothing more is done about a household. Which request it is belongs to the organisation of which it was asked. */
export type Stopped = { forgotten: boolean; own: { kind: string; answered: boolean } | null }

export const FORGOTTEN = 'Cette famille a été effacée : il n’y a plus rien à faire pour elle.'

/** Why nothing is passed on, promised nor added meanwhile; null when nothing stands in the way. */
export function refusalOfStopped(stopped: Stopped | null): string | null {
  if (!stopped) return null
  if (stopped.forgotten) return FORGOTTEN
  if (!stopped.own)
    return 'Cette famille est suspendue, à sa demande : pour l’instant, rien n’est transmis, promis ni ajouté.'
  const { kind, answered } = stopped.own
  return answered
    ? `La personne a demandé ${nounOf(kind)}, et c’est ce qui s’applique. Si elle change d’avis, notez-le sur sa demande.`
    : `La personne a demandé ${nounOf(kind)} : répondez-lui avant de transmettre, de promettre ou d’ajouter quoi que ce soit.`
}

/** The same, to either side of an orientation that was already sent. */
export const refusalOfSuspendedFamily = (stopped: Stopped | null): string | null =>
  stopped &&
  (stopped.forgotten
    ? FORGOTTEN
    : 'Cette demande est suspendue, à la demande de la famille. Vous n’avez rien à faire pour l’instant.')

/** What is said to whoever was writing about a family at the very moment when it was erased, or took back its agreement. */
export const refusalsMeanwhile: Readonly<Record<string, string>> = {
  stopped:
    'À l’instant, cette famille a été effacée, ou a demandé que plus rien ne soit fait. Rien n’a été enregistré.',
  agreed: 'À l’instant, cette famille a repris son accord : rien n’est parti.',
}
