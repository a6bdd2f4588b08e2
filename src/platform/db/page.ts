/** How many rows a list shows at once; one more is asked for, to know whether another page follows. */
export const PAGE = 50
