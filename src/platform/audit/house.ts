/** The name under which the house itself acts: its clocks, what it knows without being told. No member bears it. */
export const HOUSE = 'Maillon'
