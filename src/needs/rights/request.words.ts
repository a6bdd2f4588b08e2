import { uncapital } from '#platform/text/capital.ts'

/** What a person may ask of what is kept on them (RGPD, articles 15 to 21), in a few plain words. */
export const requestKinds = {
  access: 'Lire ce qui est gardé, ou en avoir une copie',
  rectify: 'Faire corriger une erreur',
  erase: 'Faire effacer ce qui la nomme',
  object: 'S’opposer à ce qui est fait de ses informations',
  limit: 'Limiter : garder sans s’en servir, le temps de vérifier',
} as const
export type RequestKind = keyof typeof requestKinds

/** The same as a noun, for a list or inside a sentence. */
export const requestNouns: Record<RequestKind, string> = {
  access: 'une copie de son dossier',
  rectify: 'une correction',
  erase: 'un effacement',
  object: 'une opposition',
  limit: 'une limitation',
}
export const nounOf = (kind: string): string => requestNouns[kind as RequestKind] ?? 'une demande'

export const requestHows = {
  spoken: 'De vive voix',
  phone: 'Au téléphone',
  written: 'Par écrit',
  email: 'Par e-mail',
} as const

export const answers = { done: 'C’est fait', refused: 'C’est refusé' } as const

/** What the one who answers says when the act itself is the answer. */
export const doneBy: Partial<Record<RequestKind, string>> = {
  access: 'Une copie de tout ce que nous gardons sur vous vous a été remise.',
}

/** What is answered where this organisation erased its own files, and another one has to erase the file it registered. */
export const PASSED_ON =
  'Ce que nous avions enregistré sur vous est effacé. Votre demande est transmise à la structure qui garde une autre fiche.'

/** Why an orientation ended before its answer, or before anything came of it. */
export const ENDED_BY_FAMILY = 'À la demande de la famille.'

/** What was answered, in a sentence; an erasure leaves no other words. */
export const sayAnswer = ({ answer, answer_said }: { answer: string | null; answer_said: string }): string =>
  answer
    ? `${answers[answer as keyof typeof answers]} : ${uncapital(answer_said) || 'ce qui la nommait a été effacé.'}`
    : ''
