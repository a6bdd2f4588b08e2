import { workbookToFill } from '#platform/tables/writeWorkbook.ts'

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
export async function bulkTemplate(): Promise<Response> {
  const bytes = await workbookToFill(
    'Orientations',
    columnsToFill.map((title) => ({ title, ...(title === 'Urgent' ? { choices: ['oui', 'non'] } : {}) })),
  )
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': 'attachment; filename="orientations.xlsx"',
    },
  })
}
