/** The way back from a page about a household. */
export const crumbsTo = (household: { id: string; name: string }) =>
  [
    ['Familles', '/familles'],
    [household.name, `/familles/${household.id}`],
  ] as const
