import type { Role } from '#platform/access/member.ts'

/** Those who move devices between places. */
export const movesDevices = ['coordinator', 'refurbisher', 'school'] as const satisfies Role[]
