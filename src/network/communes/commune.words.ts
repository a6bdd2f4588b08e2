import type { Commune } from './commune.store.ts'

/** "Harnes (62440)"; the largest cities have too many postcodes to list. */
export const sayCommune = ({ name, postcodes, departement }: Commune): string =>
  postcodes.length > 0 && postcodes.length <= 3 ? `${name} (${postcodes.join(', ')})` : `${name} (${departement})`
