import { capital } from '#platform/text/capital.ts'
import type { Tone } from '#platform/ui/chip.tsx'
import { sayKind } from './inventory.kind.ts'
import type { DeviceKind } from './snapshot.part.ts'

/** States as people say them, and the colour of their chip. */
export const stateWords: Record<string, { label: string; tone: Tone }> = {
  announced: { label: 'Annoncé', tone: 'calm' },
  received: { label: 'Reçu', tone: 'turn' },
  identified: { label: 'Identifié', tone: 'turn' },
  to_wipe: { label: 'À effacer', tone: 'turn' },
  wiped: { label: 'Effacé, vérifié', tone: 'done' },
  wipe_failed: { label: 'Effacement à refaire', tone: 'loss' },
  destroyed: { label: 'Détruit', tone: 'calm' },
  tested: { label: 'Testé', tone: 'turn' },
  repairing: { label: 'En réparation', tone: 'turn' },
  graded: { label: 'Noté', tone: 'turn' },
  ready: { label: 'Prêt à partir', tone: 'done' },
  reserved: { label: 'Réservé', tone: 'calm' },
  handed_over: { label: 'Remis', tone: 'done' },
  return_due: { label: 'Retour attendu', tone: 'turn' },
  returned: { label: 'Rendu, à effacer', tone: 'turn' },
  lost: { label: 'Perdu', tone: 'loss' },
  stolen: { label: 'Volé', tone: 'loss' },
  exited: { label: 'Sorti du stock', tone: 'calm' },
}

export const exitWords: Record<string, string> = {
  recycled: 'Recyclé',
  parts: 'Démonté pour pièces',
  refused_as_waste: 'Refusé, traité comme déchet',
  sold: 'Vendu',
  given: 'Donné',
}

/** What left by no exit was never kept: given back at its arrival, or noted by mistake; or its record is read under another one. */
const neverKept = ({ joined_to }: { joined_to?: string | null }) =>
  joined_to ? 'Réuni à une autre fiche' : 'Pas entré au stock'

export const sayState = (device: { state: string; exited_as?: string | null; joined_to?: string | null }): string =>
  device.state === 'exited' && device.exited_as !== undefined
    ? (exitWords[device.exited_as ?? ''] ?? neverKept(device))
    : (stateWords[device.state]?.label ?? 'Inconnu')

export const kindOptions = Object.entries(sayKind).map(([value, label]): [string, string] => [value, capital(label)])

export const sayDeviceKind = (kind: string): string => capital(sayKind[kind as DeviceKind] ?? 'appareil')

type Named = { number: string; brand: string; model: string; kind: string }

/** "Dell Latitude E7240", or its kind when nobody knows more. */
export const nameDevice = (device: Omit<Named, 'number'>): string =>
  [device.brand, device.model.startsWith(device.brand) ? device.model.slice(device.brand.length).trim() : device.model]
    .filter(Boolean)
    .join(' ') || sayDeviceKind(device.kind)

/** "ML-0412, Dell Latitude E7240". */
export const sayDevice = (device: Named): string => `${device.number}, ${nameDevice(device)}`

/** "8 Go · 256 Go · Intel Core i5": what a machine can do, in one line. */
export const saySpec = (device: { cpu: string | null; memory_mb: number | null; storage_gb: number | null }): string =>
  [
    device.memory_mb && `${Math.round(device.memory_mb / 1024)} Go de mémoire`,
    device.storage_gb && `${device.storage_gb} Go de disque`,
    device.cpu,
  ]
    .filter(Boolean)
    .join(' · ')

/**
 * Grades on three axes, in plain words. "Comme neuf" is forbidden for a refurbished machine (Code de la consommation,
 * R. 122-4 and following).
 */
export const grades = {
  aspect: {
    A: 'A · Très bon aspect, traces à peine visibles',
    B: 'B · Bon aspect, petites traces d’usage',
    C: 'C · Rayures ou chocs visibles',
    D: 'D · Abîmé, sans gêner l’usage',
  },
  working: {
    A: 'A · Tout fonctionne',
    B: 'B · Une fonction secondaire manque',
    C: 'C · Une fonction utile manque, à dire à la famille',
    D: 'D · Ne permet pas un usage normal',
  },
  battery: {
    A: 'A · Plus de 90 % de sa capacité',
    B: 'B · De 75 à 90 %',
    C: 'C · De 65 à 75 %',
    D: 'D · Moins de 65 % : à utiliser branché',
    none: 'Sans batterie',
  },
} as const satisfies Record<string, Record<string, string>>
