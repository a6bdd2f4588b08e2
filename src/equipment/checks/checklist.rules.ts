import type { DeviceKind } from '../devices/snapshot.part.ts'

/** What a line asks: a function without which the machine is not given, one that may fail, or a lock. */
export type Nature = 'essential' | 'secondary' | 'lock'
export type Line = { key: string; label: string; nature: Nature }
export type Result = 'ok' | 'faulty' | 'absent' | 'none'
export type Answered = Line & { result: Result; word: string }

/** The version of the list that Maillon proposes, until an organisation writes its own. */
export const PROPOSED = 0

const all: Record<string, string> = {
  ...{
    start: 'Démarrage et arrêt',
    screen: 'Écran',
    keyboard: 'Clavier',
    touchpad: 'Pavé tactile',
    touch: 'Écran tactile',
  },
  ...{ buttons: 'Boutons', mouse: 'Souris', camera: 'Caméra', microphone: 'Micro', speakers: 'Haut-parleurs' },
  ...{
    wifi: 'Wi-Fi',
    bluetooth: 'Bluetooth',
    network: 'Prise réseau',
    ports: 'Prises (USB, vidéo, casque)',
    hinges: 'Charnières',
  },
  ...{ battery: 'Batterie', charger: 'Chargeur', power: 'Câble d’alimentation', bios: 'Réglages de démarrage (BIOS)' },
  ...{
    fan: 'Ventilateur',
    calls: 'Appels et carte SIM',
    image: 'Image sans tache ni pixel mort',
    inputs: 'Entrées vidéo',
    stand: 'Pied',
  },
  ...{ print: 'Impression', scan: 'Numérisation', paper: 'Prise du papier', ink: 'Encre ou toner' },
  account_lock: 'Compte de l’ancien propriétaire (Apple, Google, Microsoft)',
  bios_lock: 'Mot de passe de démarrage (BIOS)',
  mdm_lock: 'Gestion à distance par une organisation (MDM)',
}

const lines = (essential: string, secondary = '', locks = ''): Line[] =>
  (
    [
      [essential, 'essential'],
      [secondary, 'secondary'],
      [locks, 'lock'],
    ] as const
  ).flatMap(([keys, nature]) =>
    keys
      .split(' ')
      .filter(Boolean)
      .map((key) => ({ key, label: all[key] ?? key, nature })),
  )

const PC_LOCKS = 'account_lock bios_lock mdm_lock'
const HAND_LOCKS = 'account_lock mdm_lock'

/** "Reconditionné" means that all functions were tried (décret 2022-190): one list for each kind of machine. */
export const proposedLists: Record<DeviceKind, Line[]> = {
  laptop: lines(
    'start screen keyboard touchpad speakers wifi ports hinges battery charger bios',
    'camera microphone bluetooth',
    PC_LOCKS,
  ),
  desktop: lines('start ports network power fan bios', 'keyboard mouse speakers wifi', PC_LOCKS),
  all_in_one: lines(
    'start screen speakers wifi ports power bios',
    'keyboard mouse camera microphone bluetooth',
    PC_LOCKS,
  ),
  tablet: lines('start touch buttons speakers wifi ports battery charger', 'camera microphone bluetooth', HAND_LOCKS),
  smartphone: lines(
    'start touch buttons calls speakers microphone wifi ports battery charger',
    'camera bluetooth',
    HAND_LOCKS,
  ),
  screen: lines('start image inputs power buttons', 'stand speakers'),
  printer: lines('start print paper power', 'scan ink wifi'),
  whiteboard: lines('start touch image inputs power', 'stand speakers'),
  case: lines('power', 'charger'),
  other: lines('start power'),
}

/** The labels of the lines nobody answered. */
export const unanswered = (list: readonly Line[], answers: Readonly<Record<string, Result | undefined>>): Line[] =>
  list.filter(({ key }) => !answers[key])

const labels = (answers: readonly Answered[], holds: (one: Answered) => boolean) =>
  answers.filter(holds).map(({ label, word }) => (word ? `${label.toLowerCase()} (${word})` : label.toLowerCase()))

/** Essential functions that do not work: the machine is repaired, and tried again. */
export const faultsIn = (answers: readonly Answered[]) =>
  labels(answers, ({ nature, result }) => nature === 'essential' && result === 'faulty')

/** Essential parts that are not there. */
export const missingIn = (answers: readonly Answered[]) =>
  labels(answers, ({ nature, result }) => nature === 'essential' && result === 'absent')

export const locksIn = (answers: readonly Answered[]) =>
  labels(answers, ({ nature, result }) => nature === 'lock' && result === 'faulty')

/** What the family is told and that stops nothing: a camera that does not work. */
export const secondaryIn = (answers: readonly Answered[]) =>
  labels(answers, ({ nature, result }) => nature === 'secondary' && (result === 'faulty' || result === 'absent'))

/** Why a list is not written, or null. */
export function refusalOfLines(list: readonly Line[]): string | null {
  if (list.length === 0) return 'Gardez au moins une ligne : sans essai, aucun appareil ne pourrait être prêt.'
  if (list.length > 40) return 'Quarante lignes, au plus : au-delà, personne ne les essaie toutes.'
  const said = list.map(({ label }) => label.trim().toLowerCase())
  const twice = said.find((label, at) => said.indexOf(label) !== at)
  if (twice) return `« ${twice} » est écrit deux fois.`
  return list.some(({ nature }) => nature === 'essential') ? null : 'Gardez au moins une fonction indispensable.'
}
