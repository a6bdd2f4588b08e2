import { atCommune } from '#allocation/programmes/words.ts'
import { type NeedKind, needWords } from '#needs/households/words.ts'
import { sayList } from '#platform/i18n/sayList.ts'
import { counted } from '#platform/ui/counted.ts'
import { type Candidate, has, type Wanted } from './next.rules.ts'

/** Why this one, in sentences that can be read aloud to the family. */
export function sayWhyNext(candidate: Candidate, { kinds, commune, suggested }: Wanted): string {
  const where = commune ? ` ${atCommune(commune)}` : ''
  const places = (['computer', 'connection'] as const).flatMap((kind) => {
    const left = candidate.left?.[kind] ?? 0
    return kinds.includes(kind) && left > 0 ? [`${counted(left, 'place')} pour ${needWords[kind]}`] : []
  })
  const offered = kinds.filter((kind) => has(candidate, kind))
  const missing = kinds.filter((kind) => !offered.includes(kind)).map((kind) => needWords[kind as NeedKind])
  return [
    candidate.organisationId === suggested ? 'Proposée par la structure qui a répondu.' : '',
    places.length > 0 ? `Il lui reste ${sayList(places)}${where}.` : sayWhere(candidate),
    kinds.includes('computer') &&
    !places.some((place) => place.endsWith(needWords.computer)) &&
    has(candidate, 'computer')
      ? 'Elle a des ordinateurs prêts.'
      : '',
    kinds.includes('skills') && candidate.seats > 0
      ? `${counted(candidate.seats, 'place')} en atelier d’ici 30 jours.`
      : '',
    missing.length > 0 ? `Rien n’est prévu chez elle pour ${sayList(missing)} en ce moment.` : '',
    candidate.answerDays === null ? '' : `Elle répond en ${counted(candidate.answerDays, 'jour')} environ.`,
    'Cette famille ne lui a pas encore été adressée pour ce besoin.',
  ]
    .filter(Boolean)
    .join(' ')
}

const sayWhere = ({ close, near }: Candidate): string =>
  close ? 'Elle est dans la même communauté de communes.' : near ? 'Elle est dans le même département.' : ''
