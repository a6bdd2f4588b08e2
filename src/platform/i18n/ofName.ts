/** "de" before a name, as people say it: des Passerelles, du Relais, du CCAS de Harnes, d’Emmaüs, de l’Autre Berge, de Mme Koné. */
export const ofName = (name: string): string => {
  if (name.startsWith('Les ')) return `des ${name.slice(4)}`
  if (name.startsWith('Le ')) return `du ${name.slice(3)}`
  if (name.startsWith('La ')) return `de la ${name.slice(3)}`
  if (/^L[’']/.test(name)) return `de l’${name.slice(2)}`
  if (/^(CCAS|CIAS|Collège|Lycée|Centre|Guichet|Service|Secours)\b/.test(name)) return `du ${name}`
  return /^[aeiouyàâéèêëîïôœûü]/i.test(name) ? `d’${name}` : `de ${name}`
}
