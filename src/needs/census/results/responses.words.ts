/** By which way a structure answered last. */
export const ways = { link: 'Par son lien', list: 'Par une liste', paper: 'Sur papier' } as const
export type Way = keyof typeof ways

/** The same, after a number of answers. */
export const wayWords: Record<Way, string> = {
  link: 'par leur lien',
  list: 'par une liste',
  paper: 'sur papier',
}

/** How far a structure is, as an address and a list of choices say it. */
export const responseStandings = {
  attendues: 'Attendues : n’ont pas terminé',
  retard: 'En retard : rien depuis une semaine',
  commencees: 'Ont commencé',
  terminees: 'Ont terminé',
  personne: 'Ne voient personne à signaler',
} as const
export type Asked = keyof typeof responseStandings

/** The ways, as an address says them. */
export const wayAddresses = { lien: 'link', liste: 'list', papier: 'paper' } as const satisfies Record<string, Way>
