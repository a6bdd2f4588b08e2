const title = '(?:m|mr|mm|mme|mmes|mlle|monsieur|messieurs|madame|mesdames|mademoiselle|dr|docteur|famille|foyer)'
const titles = new RegExp(
  String.raw`^\s*(?:${title}(?:\.?(?:\s+(?:et|ou)\s+|\s*[&/+]\s*)${title})*(?:\.\s*|\s+))+(?=\S)`,
  'i',
)

/**
 * A name without what stands before it: "M. et Mme Carlier" → "Carlier", "Dr Petit" → "Petit", "Foyer Martin" → "Martin".
 * Reads a name as it was typed or its key (nameKey). A title alone stays: it is all that is known. The database reads the
 * same list, in app.without_titles.
 */
export const withoutTitles = (name: string): string => name.replace(titles, '')

/** Whether a name is a family's, of whom no given name follows: "Famille Kowalczyk", "Foyer Martin". */
export const namesFamily = (name: string): boolean => /^\s*(?:famille|foyer)\s+\S/i.test(name)
