import { templateOf } from '#needs/lists/template.ts'

const columnsToFill = [
  'Nom',
  'Commune',
  'Besoins',
  'Téléphone',
  'E-mail',
  'Adultes',
  'Enfants',
  'Langues',
  'Public',
  'Situation',
  'Urgent',
  'Accord le',
]

/** A list to fill, with titles that are understood. */
export const bulkTemplate = (): Promise<Response> =>
  templateOf(
    'orientations',
    'Orientations',
    columnsToFill.map((title) => ({ title, ...(title === 'Urgent' ? { choices: ['oui', 'non'] } : {}) })),
  )
