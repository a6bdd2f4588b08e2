import type { ListField } from '../../lists/list.targets.ts'

/** What a list sent to a census may tell: of families that agreed, or of people counted. */
const fields: readonly ListField[] = [
  ...(['name', 'first_name', 'commune', 'postcode', 'phone', 'email', 'adults', 'children'] as const),
  ...(['kinds', 'computer', 'connection', 'skills', 'count', 'languages', 'publics', 'agreed', 'agreed_on'] as const),
]

/** A coordination's list may also say which structure speaks. */
export const fieldsOf = (partner: string | null): readonly ListField[] =>
  partner === null ? [...fields, 'partner'] : fields
