import { insee } from './communes.ts'
import type { OrganisationKey } from './organisations.table.ts'

/** Who hears the needs of a commune; a name given twice hears twice as many. */
export const partnersOf: Readonly<Record<string, readonly OrganisationKey[]>> = {
  [insee.sallaumines]: [
    'ccasSallaumines',
    'ccasSallaumines',
    'fosse',
    'fosse',
    'corons',
    'france',
    'mission',
    'plie',
    'escale',
  ],
  [insee.harnes]: [
    'ccasHarnes',
    'ccasHarnes',
    'ccasHarnes',
    'tilleuls',
    'tilleuls',
    'ecole',
    'guichet',
    'guichet',
    'lampisterie',
    'mission',
    'escale',
  ],
  [insee.billy]: ['ccasBilly', 'ccasBilly', 'glycines', 'glycines', 'pont', 'mission', 'plie', 'caf'],
  [insee.mericourt]: ['ccasMericourt', 'mission', 'plie'],
  [insee.noyelles]: ['ccasNoyelles', 'ccasNoyelles', 'caf', 'plie'],
  [insee.fouquieres]: ['mission', 'lycee', 'caf'],
  [insee.loison]: ['lycee', 'mission', 'plie'],
  [insee.lens]: ['lycee', 'lycee', 'mission', 'caf', 'plie', 'escale'],
  [insee.courrieres]: ['mission', 'lycee'],
  [insee.montigny]: ['mission', 'caf', 'lycee'],
  [insee.avion]: ['plie', 'lycee', 'caf'],
  [insee.rouvroy]: ['mission', 'ccasMericourt', 'plie'],
}
