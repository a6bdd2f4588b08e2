/** How an adult who agreed for a child stands to it. */
const standings: Readonly<Record<string, string>> = {
  full: 'parent',
  shared: 'parent, l’autorité est partagée',
  guardian: 'tuteur ou tutrice',
}

/** "L’enfant et Awa (parent)", "L’adolescent, seul": who gave an agreement, in words. */
export const givenAs = ({ given_by, given_as }: { given_by: string; given_as: string | null }): string =>
  given_as === null || given_as === 'self'
    ? `${given_by}, dès 15 ans un jeune peut donner seul son accord`
    : `L’enfant, avec ${given_by} (${standings[given_as] ?? ''})`
