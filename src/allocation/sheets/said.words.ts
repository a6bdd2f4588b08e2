import { sayList } from '#platform/i18n/sayList.ts'
import { counted } from '#platform/ui/counted.ts'
import { atCommune, ofCommune } from '../programmes/words.ts'
import type { Full, Sheet } from './sheet.ts'

/** "12 points", "2,5 points", "1 point". */
export const sayPoints = (points: number): string => counted(points, 'point')

/** "1re", "14e": the place of a family. */
export const sayPlace = (place: number): string => (place === 1 ? '1re' : `${place}e`)

const kept = 'Réservé : '
const hidden = 'Quota protégé '
const places: Readonly<Record<string, string>> = { ordinateurs: 'd’ordinateur', connexions: 'de connexion' }

/** The places of the family's own commune, as a run names them: "Harnes : ordinateurs", alone or without those kept for others. */
function placesOf(name: string, commune: string): { kind: string; free: boolean } | null {
  if (name === commune) return { kind: '', free: false }
  const [of, kind = '', ...more] = name.startsWith(`${commune} : `)
    ? ['own', ...name.slice(commune.length + 3).split(', ')]
    : []
  const said = places[kind]
  return of && said ? { kind: ` ${said}`, free: more.length > 0 } : null
}

/** The limits that stop a family, in sentences. Those whose name would point at too few families are said together, by their numbers. */
export function sayFulls(all: readonly Full[], commune: string): string[] {
  const numbers = all.flatMap(({ name }) => (name.startsWith(hidden) ? [name.slice(hidden.length)] : []))
  const many = numbers.length > 1
  return [
    ...all.filter(({ name }) => !name.startsWith(hidden)).map((full) => sayFull(full, commune)),
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
  if (name === 'Lignes en stock') return 'Toutes les lignes (cartes SIM) en stock sont déjà données.'
  if (name.startsWith(kept)) return sayKept(name.slice(kept.length))
  const own = placesOf(name, commune)
  if (count === null) return `Le quota « ${name} » est complet.`
  const where = own
    ? own.kind
      ? `${own.kind} ${atCommune(commune)}${own.free ? ' qui ne sont pas gardées' : ''}`
      : ` ${ofCommune(commune)}`
    : ` du quota « ${name} »`
  if (count === 0)
    return `Il ne restait aucune place${where.replace('qui ne sont pas gardées', 'hors places gardées')}.`
  return count === 1 ? `La seule place${where} est prise.` : `Les ${count} places${where} sont prises.`
}

/** Stock kept for the families of an agreement, which its class names last, or for others. */
function sayKept(name: string): string {
  const agreement = / pour « (.+) »$/.exec(name)?.[1]
  return agreement
    ? `D’autres appareils sont gardés pour les familles d’une convention : ${agreement}.`
    : `D’autres appareils sont gardés pour d’autres familles : ${name}.`
}

/** Where more places would be needed: "à Harnes", "dans le quota « Élèves »". */
export const whereFull = ({ name }: Full, commune: string): string => {
  if (name === 'Lignes en stock') return 'parmi les lignes en stock'
  if (name.startsWith(hidden)) return `dans le ${name.toLowerCase()}`
  return placesOf(name, commune) ? atCommune(commune) : `dans le quota « ${name} »`
}

/** The quotas that more places would move: not what is kept for others. */
export const movable = (full: readonly Full[]): Full[] => full.filter(({ name }) => !name.startsWith(kept))

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
