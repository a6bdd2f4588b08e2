import { livings } from '#needs/households/atHand.ts'
import { templateOf } from '#needs/lists/template.ts'
import type { ColumnToFill } from '#platform/tables/writeWorkbook.ts'

const YES_OR_NO = ['oui', 'non']

const columnsToFill: readonly ColumnToFill[] = [
  ...[
    'Nom',
    'Commune',
    'Besoins',
    'Téléphone',
    'E-mail',
    'Adultes',
    'Enfants',
    'Année de naissance',
    'Langues',
    'Public',
    'Situation',
  ].map((title) => ({ title })),
  { title: 'Urgent', choices: YES_OR_NO },
  { title: 'Où elle vit', choices: Object.values(livings), width: 30 },
  { title: 'Ce qu’elle a déjà', width: 30 },
  { title: 'Sa connexion aujourd’hui', choices: ['Aucune', 'Carte prépayée', 'Forfait', 'Partagée', 'Box'], width: 26 },
  { title: 'Messages lus par d’autres', choices: YES_OR_NO, width: 26 },
  { title: 'Adresse confidentielle', choices: YES_OR_NO, width: 24 },
  { title: 'Accord le' },
]

/** A list to fill, with titles that are understood. */
export const bulkTemplate = (): Promise<Response> => templateOf('orientations', 'Orientations', columnsToFill)
