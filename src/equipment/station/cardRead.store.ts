import type { Acting } from '#platform/access/acting.ts'
import { refused } from '#platform/access/refusal.ts'
import { sayList } from '#platform/i18n/sayList.ts'
import { type Said, says } from './answer.said.ts'
import { locksAnswered } from './locks.store.ts'
import { placesToShelve } from './places.store.ts'
import type { Card } from './station.cards.ts'
import { type Mode, readMode, sayMode, stillMissing } from './station.mode.ts'
import { armStation, type Station } from './station.store.ts'
import { takeBack } from './takeBack.store.ts'

/** A card was read: it arms the station, or takes the last gesture back. */
export async function cardRead(by: Acting, station: Station, card: Card): Promise<Said> {
  if (card.ask === 'locks') return locksAnswered(by, station, card.locked)
  if (card.ask === 'undo') {
    const back = await takeBack(by, station.browser)
    return refused(back)
      ? says('refused', 'Rien n’est annulé', back.refusal)
      : { ...says('undone', 'Annulé', `« ${back.title} » est annulé.`), deviceId: back.deviceId }
  }
  const mode = await modeOf(by, station, card)
  if (!mode)
    return says(
      'unknown',
      'Lieu inconnu',
      'Cette carte n’est pas celle d’un de vos lieux. Imprimez à nouveau les cartes.',
    )
  await armStation(by, station, mode)
  const missing = mode.kind === 'grade' ? stillMissing(mode.letters) : []
  if (mode.kind === 'none') return says('armed', 'Mode terminé', 'Un appareil lu ne change plus.')
  return missing.length > 0
    ? says('armed', sayMode(mode), `Scannez encore ${sayList(missing)}.`)
    : says('armed', sayMode(mode), 'Scannez maintenant les appareils, l’un après l’autre.')
}

async function modeOf(by: Acting, station: Station, card: Card): Promise<Mode | null> {
  if (card.ask === 'arm') return { kind: 'plain', name: card.mode }
  if (card.ask === 'grade') {
    const armed = readMode(station.mode)
    const letters = armed.kind === 'grade' ? armed.letters : {}
    return { kind: 'grade', letters: { ...letters, [card.axis]: card.letter } }
  }
  if (card.ask !== 'place') return { kind: 'none' }
  const places = (await placesToShelve(by)).filter(({ id }) => id.endsWith(card.tail))
  return places.length === 1 && places[0] ? { kind: 'place', id: places[0].id, name: places[0].name } : null
}
