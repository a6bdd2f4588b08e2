import { sayDate } from '#platform/i18n/dates.ts'
import { capital } from '#platform/text/capital.ts'
import type { RunningLoan } from '../custody/custody.seen.store.ts'
import { type BenchDevice, inHands, mayBeReady, nextStates, notClean } from '../devices/device.rules.ts'
import { isPocket } from '../wiping/wipeEvidence.rules.ts'

/** The one thing to do next at the bench, where it is done, and why when something stands in the way. */
export type BenchStep = {
  title: string
  detail: string
  verb: string | null
  path: string | null
  act?: string
  /** Where it is done, when that is elsewhere than under the device. */
  href?: string
  tone: 'turn' | 'calm' | 'loss' | 'done'
}

const step = (title: string, detail: string, verb: string | null, path: string | null): BenchStep => ({
  title,
  detail,
  verb,
  path,
  tone: 'turn',
})

/** Read from the device's state and proofs; `path` is under the device's own address, `act` when one click is enough. `loan` is the running one, for who may open it. */
export function benchStep(device: BenchDevice, loan?: RunningLoan): BenchStep {
  const unclean = notClean(device)
  if (isPocket(device.kind) && toReset.includes(device.state) && unclean)
    return step('Remettre à zéro', capital(unclean), 'Noter la remise à zéro', 'remise-a-zero')
  if (device.state === 'exited' && !device.exited_as) return away('Pas entré au stock', 'Il n’est pas suivi ici.')
  if (loan && inHands.includes(device.state)) return lent(loan)
  const early = steps[device.state]
  if (early) return early
  if (device.state === 'identified' && device.drives === 0 && unclean)
    return {
      ...step(
        'Confirmer qu’il n’y a pas de disque',
        'Le relevé n’en montre aucun : ouvrez la machine et regardez.',
        'Aucun disque dedans',
        'sans-disque',
      ),
      act: 'sans-disque',
    }
  if (unclean) return step('Effacer', `Il reste : ${unclean}`, 'Déposer le journal', 'effacement')
  if (device.repairOpen)
    return step('Réparer', 'Notez ce qui a été fait, le temps passé et les pièces.', 'Noter la réparation', 'reparer')
  if (['wiped', 'identified', 'repairing'].includes(device.state))
    return step('Tester', 'Essayez toutes ses fonctions.', 'Noter les essais', 'essais')
  if (['tested', 'graded'].includes(device.state) && device.faults.length > 0)
    return step(
      'À réparer',
      `Les essais ont trouvé : ${device.faults.join(', ')}.`,
      'Envoyer en réparation',
      'reparation',
    )
  if (device.state === 'tested') return step('Noter', 'Aspect, fonctionnement, batterie.', 'Noter l’appareil', 'note')
  const notReady = mayBeReady(device)
  if (device.locked)
    return { ...step('Verrouillé', `${device.locked}.`, 'Lever le verrou', 'deverrouillage'), tone: 'loss' }
  if (notReady) return { ...step('Pas encore prêt', notReady, 'Lever l’empêchement', 'empechements'), tone: 'loss' }
  return {
    ...step('Mettre au stock prêt', 'Effacé, testé, noté : plus rien ne manque.', 'Il est prêt', 'pret'),
    act: 'pret',
  }
}

/** A tablet or a telephone needs no snapshot before it is reset. */
const toReset = ['received', 'identified', 'to_wipe', 'wipe_failed', 'tested', 'repairing', 'graded']

const away = (title: string, detail: string, tone: BenchStep['tone'] = 'calm'): BenchStep => ({
  title,
  detail,
  verb: null,
  path: null,
  tone,
})

const lent = ({ id, due_on }: RunningLoan): BenchStep => ({
  ...away(`Prêté, retour le ${sayDate(due_on)}`, 'Ce qui lui arrive se note sur le prêt.', 'done'),
  ...{ verb: 'Ouvrir le prêt', href: `/prets/${id}` },
})

const steps: Record<string, BenchStep | undefined> = {
  announced: {
    ...step('Recevoir', 'Il est sur la liste du donateur. Est-il devant vous ?', 'Il est arrivé', 'reception'),
    act: 'reception',
  },
  received: step('Identifier', 'Relevez son matériel : modèle, série, disques.', 'Déposer le relevé', 'releve'),
  returned: {
    ...step(
      'Mettre à effacer',
      'Il a servi : il est effacé à nouveau avant toute chose.',
      'Mettre à effacer',
      'a-effacer',
    ),
    act: 'a-effacer',
  },
  wipe_failed: {
    ...step(
      'Effacer à nouveau',
      'Le dernier journal ne prouve pas l’effacement.',
      'Déposer un nouveau journal',
      'effacement',
    ),
    tone: 'loss',
  },
  ready: away('Prêt à partir', 'Il attend d’être promis ou livré.', 'done'),
  reserved: away('Réservé', 'Il est promis : une feuille l’attend.'),
  handed_over: away('Remis', 'Sa vie continue ailleurs.', 'done'),
  return_due: away('Retour attendu', 'Le prêt arrive à son terme.'),
  destroyed: away('Détruit', 'Il ne servira plus.'),
  exited: away('Sorti du stock', 'Il ne servira plus.'),
  lost: {
    ...step('Perdu', 'S’il revient, il sera effacé à nouveau.', 'Il est retrouvé', 'retrouve'),
    act: 'retrouve',
    tone: 'loss',
  },
  stolen: {
    ...step('Volé', 'S’il revient, il sera effacé à nouveau.', 'Il est retrouvé', 'retrouve'),
    act: 'retrouve',
    tone: 'loss',
  },
}

/** What else may be done, beside the next step. */
export const otherSteps = (device: BenchDevice): [label: string, path: string][] => {
  const may = nextStates(device.state)
  const bench = ![
    'announced',
    'reserved',
    'handed_over',
    'return_due',
    'lost',
    'stolen',
    'destroyed',
    'exited',
  ].includes(device.state)
  const all: [string, string, boolean][] = [
    ['Relever le matériel', 'releve', bench && device.state !== 'ready'],
    ['Effacement : journaux et constats', 'effacement', bench && device.drives > 0],
    ['Refaire les essais', 'essais', ['tested', 'graded'].includes(device.state)],
    ['Revoir la note', 'note', device.state === 'graded'],
    ['Envoyer en réparation', 'reparation', may.includes('repairing')],
    ['Lever le verrou', 'deverrouillage', bench && device.locked !== null],
    ['Les pièces prises dessus', 'pieces', device.exited_as === 'parts'],
    ['Verrouillé, pièce manquante, litige', 'empechements', bench],
    ['Ses numéros, réunir deux fiches', 'numeros', bench || device.state === 'announced'],
    ['Sortir du stock', 'sortie', may.some((state) => ['exited', 'destroyed', 'lost'].includes(state))],
  ]
  return all.flatMap(([label, path, open]) => (open ? [[label, path]] : []))
}
