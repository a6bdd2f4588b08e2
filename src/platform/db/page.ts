/** How many rows a list shows at once; one more is asked for, to know whether another page follows. */
export const PAGE = 50

/** Where a list sorted from the most recent begins: after every row it may have. */
export const LAST = { at: new Date('9999-12-31T00:00:00Z'), id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }
