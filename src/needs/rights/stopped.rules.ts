/** Why nothing more is done about a household. Which request it is belongs to the organisation of which it was asked. */
export type Stopped = { forgotten: boolean; own: { kind: string; answered: boolean } | null }

export const FORGOTTEN = 'Ce qui nommait cette famille a été effacé : cette page n’a plus rien à montrer.'

/** Why nothing is passed on, promised nor added meanwhile; null when nothing stands in the way. */
export function refusalOfStopped(stopped: Stopped | null): string | null {
  if (!stopped) return null
  if (stopped.forgotten) return FORGOTTEN
  if (!stopped.own)
    return 'Cette famille est suspendue, à sa demande : pour l’instant, rien n’est transmis, promis ni ajouté.'
  const { kind, answered } = stopped.own
  return answered
    ? `${asked[kind] ?? ASKED}. Plus rien ne part. Si elle change d’avis, notez-le sur sa demande.`
    : `${asked[kind] ?? ASKED} : répondez-lui avant de transmettre, de promettre ou d’ajouter quoi que ce soit.`
}

const ASKED = 'Elle a demandé que rien de plus ne soit fait'
const asked: Readonly<Record<string, string>> = {
  object: 'Elle s’est opposée à ce que l’on parle d’elle à d’autres',
  limit: 'Elle a demandé que l’on garde ce qui est noté sans s’en servir',
  erase: 'Elle a demandé que ce qui la nomme soit effacé',
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
