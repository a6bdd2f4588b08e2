import { sayList } from '#platform/i18n/sayList.ts'
import { counted } from '#platform/ui/counted.ts'
import { atCommune, type Kind, ofCommune } from '../programmes/words.ts'
import { keptIn, LINES_LIMIT, placesIn, protectedNumber } from '../runs/names.rules.ts'
import type { Full, Sheet } from './sheet.ts'

/** "12 points", "2,5 points", "1 point". */
export const sayPoints = (points: number): string => counted(points, 'point')

/** "1re", "14e": the place of a family among those who wait. */
export const sayOrdinal = (place: number): string => (place === 1 ? '1re' : `${place}e`)

const placeWords: Readonly<Record<Kind, string>> = { computer: 'd’ordinateur', connection: 'de connexion' }

/** The limits that stop a family, in sentences. Those whose name would point at too few families are said together, by their numbers. */
export function sayFulls(all: readonly Full[], commune: string): string[] {
  const numbers = all.flatMap(({ name }) => protectedNumber(name) ?? [])
  const many = numbers.length > 1
  return [
    ...all.filter(({ name }) => protectedNumber(name) === null).map((full) => sayFull(full, commune)),
    ...(numbers.length > 0
      ? [
          `Les places ${many ? 'des quotas protégés' : 'du quota protégé'} ${sayList(numbers)} sont prises.`,
          'Un quota « protégé » n’a pas de nom : il désignerait trop peu de familles.',
        ]
      : []),
  ]
}

/** A quota that is full: "Les 40 places d’ordinateur à Harnes sont prises." */
function sayFull({ name, places: count }: Full, commune: string): string {
  if (name === LINES_LIMIT) return 'Toutes les lignes (cartes SIM) en stock sont déjà données.'
  const kept = keptIn(name)
  if (kept)
    return kept.agreement
      ? `D’autres appareils sont gardés pour les familles d’une convention : ${kept.agreement}.`
      : `D’autres appareils sont gardés pour d’autres familles : ${kept.stock}.`
  if (count === null) return `Le quota « ${name} » est complet.`
  const own = placesIn(name, commune)
  const where = own
    ? `${placeWords[own.kind]} ${atCommune(commune)}`
    : name === commune
      ? ofCommune(commune)
      : `du quota « ${name} »`
  if (count === 0) return `Il ne restait aucune place ${where}${own?.withoutKept ? ' hors places gardées' : ''}.`
  if (count === 1) return `La seule place ${where}${own?.withoutKept ? ' qui n’est pas gardée' : ''} est prise.`
  return `Les ${count} places ${where}${own?.withoutKept ? ' qui ne sont pas gardées' : ''} sont prises.`
}

/** Where more places would be needed: "à Harnes", "dans le quota « Élèves »". */
export const whereFull = ({ name }: Full, commune: string): string => {
  if (name === LINES_LIMIT) return 'parmi les lignes en stock'
  if (protectedNumber(name)) return `dans le ${name.toLowerCase()}`
  return name === commune || placesIn(name, commune) ? atCommune(commune) : `dans le quota « ${name} »`
}

/** The quotas that more places would move: not what is kept for others. */
export const movable = (full: readonly Full[]): Full[] => full.filter(({ name }) => !keptIn(name))

/** The commission decided against what was proposed. */
export const isDerogated = ({ derogation, proposed, final }: Sheet): boolean =>
  derogation !== null && proposed !== final

/** Among whom a family has its place: "à Harnes", "à Harnes pour la même demande", "dans votre groupe". */
export const sayScope = ({ scope, commune }: Pick<Sheet, 'scope' | 'commune'>): string =>
  scope === 'commune'
    ? atCommune(commune)
    : scope === 'kit'
      ? `${atCommune(commune)} pour la même demande`
      : 'dans votre groupe'

/** Who is in the group that `sayScope` names, when neither the commune nor the request alone says it. */
export const GROUP = 'Votre groupe : les familles qui demandent la même chose et dépendent des mêmes places.'

/** "3fa2 91c0 7be4 d518": the code of a family in one run, as it is read aloud and typed. */
export const sayCode = (pseudonym: string): string => pseudonym.match(/.{1,4}/g)?.join('\u00a0') ?? pseudonym
