/** One question at a time: the next one waits for the answer to the first. */
export const refusalToAsk = ({ asked_at }: { asked_at: Date | null }): string | null =>
  asked_at ? 'Votre question attend déjà une réponse. Vous pourrez en poser une autre ensuite.' : null

/** Only a question that waits is answered; the second of two colleagues reads that it is done. */
export const refusalToReply = ({ state, asked_at }: { state: string; asked_at: Date | null }): string | null => {
  if (state !== 'sent') return 'Cette orientation n’attend plus de réponse : la question est sans objet.'
  return asked_at ? null : 'Aucune question n’attend : un collègue vient peut-être d’y répondre.'
}

/** Seconds during which the question waited, which do not count against the receiver. */
export const secondsWaited = (askedAt: Date, now: Date): number =>
  Math.max(0, Math.round((now.getTime() - askedAt.getTime()) / 1000))
