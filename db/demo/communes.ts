/** The official codes of the communes where the demonstration takes place. */
export const insee = {
  sallaumines: '62771',
  harnes: '62413',
  billy: '62133',
  mericourt: '62570',
  noyelles: '62628',
  fouquieres: '62351',
  loison: '62523',
  lens: '62498',
  courrieres: '62250',
  montigny: '62587',
  avion: '62065',
  rouvroy: '62724',
  calais: '62193',
} as const

/** The three towns of the programme. */
export const towns = [insee.sallaumines, insee.harnes, insee.billy] as const
export type Town = (typeof towns)[number]
export const townNames: Readonly<Record<Town, string>> = {
  [insee.sallaumines]: 'Sallaumines',
  [insee.harnes]: 'Harnes',
  [insee.billy]: 'Billy-Montigny',
}

/** Around them: heard and oriented, outside the programme's quotas. */
export const around = [
  insee.mericourt,
  insee.noyelles,
  insee.fouquieres,
  insee.loison,
  insee.lens,
  insee.courrieres,
  insee.montigny,
  insee.avion,
  insee.rouvroy,
] as const
