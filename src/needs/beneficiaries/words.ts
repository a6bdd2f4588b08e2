/** What an adult may decide for the children of the household. */
export const authorities = {
  full: 'Autorité parentale',
  shared: 'Autorité parentale, partagée avec un autre foyer',
  guardian: 'Tuteur ou tutrice désignée par un juge',
  none: 'S’en occupe, sans décider pour eux',
} as const
export type Authority = keyof typeof authorities

export type Named = { first_name: string; last_name: string; birth_name: string }

/** "Awa Diallo (nom de naissance : Traoré)": the name borne, then the one at birth when it differs. */
export const sayName = ({ first_name, last_name, birth_name }: Named): string => {
  const borne = [first_name, last_name].filter(Boolean).join(' ')
  return birth_name && birth_name !== last_name ? `${borne} (nom de naissance : ${birth_name})` : borne
}
