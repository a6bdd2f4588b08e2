import type { Reader } from './readers.store.ts'

/** What an organisation reads of a household, in words. */
export const sayScope = ({ scope }: Pick<Reader, 'scope'>): string =>
  scope === 'full' ? 'tout le dossier' : 'le nom, les besoins et l’étape seulement'
