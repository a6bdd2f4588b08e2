import type { ListField } from '#needs/lists/list.targets.ts'

/** What a list of people to orient may tell. */
export const bulkFields: readonly ListField[] = [
  ...(['name', 'first_name', 'commune', 'postcode', 'phone', 'email', 'adults', 'children', 'birth_year'] as const),
  ...([
    'kinds',
    'computer',
    'connection',
    'skills',
    'languages',
    'publics',
    'situation',
    'urgent',
    'living',
    'equipment_at_hand',
    'connection_at_hand',
    'neutral_message',
    'confidential_address',
    'agreed',
    'agreed_on',
  ] as const),
]

/** A hundred orientations at once: each is the act of one, with its letter. */
export const bulkLimits = { maxBytes: 10_000_000, maxRows: 100 }
