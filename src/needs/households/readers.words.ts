import type { Reader } from './readers.store.ts'

/** What whoever follows from afar, or was asked and has not answered, reads of a household. */
export const SHORT_SCOPE = 'le nom, la commune, la taille du foyer, les besoins et l’étape seulement'

/** What an organisation reads of a household, in words. */
export const sayScope = ({ scope }: Pick<Reader, 'scope'>): string =>
  scope === 'full' ? 'tout le dossier' : SHORT_SCOPE

/** What whoever reads the whole file of a household reads beyond its name, its commune, its size, its needs and their stage: one line a part of its page. */
export const readInFull: readonly string[] = [
  'Comment la joindre : téléphone, e-mail, moment préféré, langues, prudence à garder',
  'Son adresse, sauf si elle est confidentielle',
  'Sa situation, et ce qu’elle a déjà',
  'Qui vit au foyer : noms, naissances, classes',
  'Les publics déclarés, et qui d’autre lit son dossier',
  'Ce qui a été fait, et les rendez-vous',
]
