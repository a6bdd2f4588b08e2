/** "à" before a name, as people say it: à la famille Benali, aux Passerelles, au Relais, à Mme Koné. */
export const toward = (name: string): string => {
  const [first = '', ...rest] = name.split(' ')
  const after = rest.join(' ')
  if (rest.length === 0) return `à ${name}`
  if (/^familles?$/i.test(first)) return `à la famille ${after}`
  if (first === 'Les') return `aux ${after}`
  if (first === 'Le') return `au ${after}`
  if (first === 'La') return `à la ${after}`
  return `à ${name}`
}
