import type { ListField } from '../../lists/list.targets.ts'
import type { ListDoor } from './list.door.ts'

/** What a list sent to a census may tell: of families that agreed, or of people counted. */
const fields: readonly ListField[] = [
  ...(['name', 'first_name', 'commune', 'postcode', 'phone', 'email', 'adults', 'children'] as const),
  ...(['kinds', 'computer', 'connection', 'skills', 'count', 'languages', 'publics', 'agreed', 'agreed_on'] as const),
]

/** A coordination's list may also say which structure speaks; counts may say of which publics, when the census asks it. */
export const fieldsOf = ({ partner, census }: Pick<ListDoor, 'partner' | 'census'>): readonly ListField[] => [
  ...fields,
  ...(partner === null ? (['partner'] as const) : []),
  ...census.publics.map((one) => `among_${one}` as const),
]
