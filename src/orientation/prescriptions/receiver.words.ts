import { atCommune } from '#allocation/programmes/words.ts'
import type { Receiver } from './receiver.store.ts'

/** "Lens. Ordinateurs solidaires : 16 places restantes à Harnes". `commune` is the household's; empty while nobody has said it. */
export function sayReceiver(receiver: Receiver, commune: string): string {
  const where = commune ? atCommune(commune) : 'dans sa commune'
  return [receiver.commune, sayLeft(receiver, where)].filter(Boolean).join('. ')
}

function sayLeft({ programme, left }: Receiver, where: string): string {
  if (!programme) return `Aucun programme en cours, aucune place prévue ${where}`
  if (!left) return `${programme} : aucune place prévue ${where}`
  const both = left.computer !== undefined && left.connection !== undefined
  const said = [
    left.computer !== undefined && places(left.computer, both ? ' pour un ordinateur' : ''),
    left.connection !== undefined && places(left.connection, ' pour une connexion'),
  ]
  return `${programme} : ${said.filter(Boolean).join(', ')} ${where}`
}

const places = (n: number, what: string) =>
  n > 0 ? `${n} place${n > 1 ? 's' : ''} restante${n > 1 ? 's' : ''}${what}` : `plus de place${what}`
