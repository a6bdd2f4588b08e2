/** Where a machine stands, as one counts a shelf. Each state of a device is in one family, or out of the stock. */
export const families = {
  to_process: {
    label: 'À traiter',
    states: ['received', 'identified', 'to_wipe', 'wipe_failed', 'wiped', 'tested', 'repairing', 'graded'],
  },
  quarantine: { label: 'En quarantaine', states: ['returned'] },
  ready: { label: 'Prêts', states: ['ready'] },
  promised: { label: 'Promis', states: ['reserved'] },
  handed: { label: 'Remis', states: ['handed_over', 'return_due'] },
  missing: { label: 'Manquants', states: ['lost', 'stolen'] },
} as const

export type Family = keyof typeof families

/** Not arrived yet, or gone for good: no shelf holds them. */
export const outOfStock: readonly string[] = ['announced', 'destroyed', 'exited']

/** What stands on a shelf, and is looked for there. */
export const onShelf: readonly string[] = (['to_process', 'quarantine', 'ready', 'promised'] as const).flatMap(
  (family) => families[family].states,
)

/** Whether all works, as the last grade says. With the kind, it is the class of a machine. */
export const qualities = {
  whole: { label: 'Tout fonctionne', one: 'sans défaut', many: 'sans défaut' },
  fault: { label: 'Avec un défaut', one: 'avec un défaut', many: 'avec un défaut' },
  ungraded: { label: 'Pas encore noté', one: 'pas encore noté', many: 'pas encore notés' },
} as const

export type Quality = keyof typeof qualities

export const qualityOf = (working: string | null): Quality =>
  working === null ? 'ungraded' : working === 'A' ? 'whole' : 'fault'

/** In an address: machines for which nobody said a place. */
export const NO_PLACE = 'aucun'

const ready = (one: string, many: string, feminine = false) => ({
  none: `Aucun${feminine ? 'e' : ''} ${one} prêt${feminine ? 'e' : ''}`,
  one: `${one} prêt${feminine ? 'e' : ''}`,
  many: `${many} prêt${feminine ? 'es' : 's'}`,
})

/** Ready machines of a kind, as one says that few are left. */
export const readyWords: Record<string, { none: string; one: string; many: string }> = {
  laptop: ready('ordinateur portable', 'ordinateurs portables'),
  desktop: ready('ordinateur fixe', 'ordinateurs fixes'),
  all_in_one: ready('ordinateur tout-en-un', 'ordinateurs tout-en-un'),
  tablet: ready('tablette', 'tablettes', true),
  smartphone: ready('smartphone', 'smartphones'),
  screen: ready('écran', 'écrans'),
  printer: ready('imprimante', 'imprimantes', true),
  other: ready('autre appareil', 'autres appareils'),
}
