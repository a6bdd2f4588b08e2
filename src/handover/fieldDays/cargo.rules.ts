import type { Shown } from '../handovers/shown.rules.ts'
import type { FieldAct } from './fieldAct.form.ts'

/** What a tablet took along, by identifiers: kept at home, so that what it sends is compared with what it was given. */
export type Cargo = {
  /** The version of the words to sign, of a loan and of a gift. */
  words: Record<'loan' | 'gift', string>
  sheets: Record<string, CargoSheet>
  /** The numbers of all devices that it knows: those foreseen, and spares. */
  devices: string[]
}

/** A sheet as a family sees it before it signs: whose it is, on which terms, and each thing by the name that it bears. */
export type CargoSheet = { household: string; kind: string; dueOn: string | null; items: Record<string, Shown> }

type Signed = Extract<FieldAct, { kind: 'signed' }>

/**
 * Why what was shown on the tablet is not what its sheet says now, or null. A signature holds for what the family saw, and for
 * nothing else: whatever differs goes to somebody, with the signature.
 * @param sheet as it stands now, under lock
 * @param words the version of the words in force
 */
export function refusalOfCargo(
  act: FieldAct,
  cargo: Cargo | null,
  sheet: CargoSheet,
  words: Record<string, string>,
): string | null {
  const never = refusalOfNeverTaken(act, cargo)
  if (never) return never
  if (act.kind !== 'signed' && act.kind !== 'declined') return null
  const took = cargo?.sheets[act.handover]
  if (took?.household !== sheet.household)
    return 'Cette feuille est maintenant celle d’une autre famille : sa fiche a changé depuis le départ de la tablette.'
  return (
    (act.kind === 'signed' ? refusalOfTerms(act, took, sheet, cargo?.words ?? {}, words) : null) ??
    refusalOfItems(act, took, sheet)
  )
}

/** An act about a sheet, a thing or a device that this tablet never had: never done, by nobody. */
function refusalOfNeverTaken(act: FieldAct, cargo: Cargo | null): string | null {
  if (!cargo) return 'Cette tablette est partie avant que Maillon garde ce qu’elle emporte : vérifiez avec la famille.'
  const took = cargo.sheets[act.handover]
  if (!took) return 'Cette tablette n’avait pas emporté cette feuille : faites signer la famille de nouveau.'
  if (act.kind !== 'signed') return null
  if (act.items.some(({ item }) => !took.items[item]))
    return 'Cette tablette n’avait pas emporté un des objets signés : faites signer la famille de nouveau.'
  const unknown = act.items.find(({ device }) => device && !cargo.devices.includes(device))?.device
  return unknown ? `La tablette ne connaissait pas l’appareil ${unknown} : vérifiez lequel la famille a emporté.` : null
}

/** A family that signed a loan did not sign a gift, nor another date, nor other words. */
function refusalOfTerms(
  act: Signed,
  took: Pick<CargoSheet, 'kind' | 'dueOn'>,
  sheet: Pick<CargoSheet, 'kind' | 'dueOn'>,
  shown: Record<string, string>,
  words: Record<string, string>,
): string | null {
  const again = 'La signature est gardée : faites signer la famille de nouveau.'
  if (took.kind !== sheet.kind)
    return `La famille a signé ${took.kind === 'gift' ? 'un don' : 'un prêt'}, la feuille dit maintenant ${sheet.kind === 'gift' ? 'un don' : 'un prêt'}. ${again}`
  if (took.dueOn !== sheet.dueOn) return `La date de retour a changé depuis que la famille a signé. ${again}`
  const read = act.words ?? shown[took.kind]
  return read !== shown[took.kind] || read !== words[sheet.kind]
    ? `La convention lue sur la tablette n’est plus celle d’aujourd’hui. ${again}`
    : null
}

/**
 * Why what was signed in the field may not be done now, even by somebody who looked: it was never on this tablet, it was signed on
 * other terms, or the sheet holds something that the family never saw. Another device for the same thing is theirs to say.
 */
export function refusalToRedo(
  act: FieldAct,
  cargo: Cargo | null,
  sheet: CargoSheet,
  words: Record<string, string>,
): string | null {
  const took = cargo?.sheets[act.handover]
  if (act.kind !== 'signed' && act.kind !== 'declined') return null
  if (cargo && !took) return refusalOfNeverTaken(act, cargo)
  const terms = act.kind === 'signed' && cargo && took ? refusalOfTerms(act, took, sheet, cargo.words, words) : null
  if (terms) return terms
  const shown = act.kind === 'signed' ? act.items.map(({ item }) => item) : Object.keys(took?.items ?? sheet.items)
  const added = Object.entries(sheet.items).find(([id]) => !shown.includes(id))?.[1]
  return added
    ? `${added.shown || 'Un appareil'} a été ajouté à la feuille, la famille ne l’a pas vu : ouvrez la feuille et refusez-le, puis revenez ici.`
    : null
}

function refusalOfItems(act: FieldAct, took: CargoSheet, sheet: CargoSheet): string | null {
  const said = act.kind === 'signed' ? new Map(act.items.map((one) => [one.item, one])) : null
  for (const [id, now] of Object.entries(sheet.items)) {
    const seen = took.items[id]
    if (!seen || (said && !said.has(id)))
      return `${now.shown || 'Un appareil'} a été ajouté à la feuille : la famille ne l’a pas vu avant de signer. Sa signature est gardée.`
    const one = said?.get(id)
    // What was put on the sheet here is what the tablet gave there: both say the same.
    if (one?.device && one.device === now.shown) continue
    if (one?.shown !== undefined && one.shown !== seen.shown)
      return `La tablette montrait ${one.shown || 'un appareil à choisir'}, elle était partie avec ${seen.shown || 'un appareil à choisir'}. Tout est gardé.`
    if (seen.thing !== now.thing || seen.extras !== now.extras)
      return `La tablette montrait ${sayShown(seen, now)}, la feuille dit maintenant ${sayShown(now, seen)}. La signature est gardée.`
  }
  return null
}

/** What goes with a thing is told when it is what differs. */
const sayShown = ({ shown, extras }: Shown, other: Shown): string =>
  `${shown || 'un appareil à choisir'}${extras === other.extras ? '' : ` (avec ${extras || 'rien d’autre'})`}`
