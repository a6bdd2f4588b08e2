import { sayMonthOf } from '#platform/i18n/dates.ts'
import { sayList } from '#platform/i18n/sayList.ts'
import { sayNumber } from '#platform/ui/counted.ts'
import { stratumIn } from '../solving/objectives.ts'
import { changesOf } from './changes.rules.ts'
import { isDerogated, movable, sayFulls, sayPoints, sayScope, whereFull } from './said.words.ts'
import type { Sheet } from './sheet.ts'

/** Why this answer, in sentences. */
export function whyOf(sheet: Sheet): string[] {
  if (sheet.appeal?.state === 'upheld' && sheet.final === 'served')
    return ['Votre demande attendait. Des personnes l’ont regardée de nouveau, et vous donnent raison.']
  if (isDerogated(sheet))
    return [
      `Le calcul proposait ${sheet.final === 'served' ? 'd’attendre' : 'de vous servir'}. La commission a décidé autrement : c’est une dérogation.`,
      `Voici la raison qu’elle a écrite : « ${sheet.derogation?.why.trim()} »`,
    ]
  if (sheet.final === 'served') return lineOf(sheet)
  return [...lackOf(sheet), ...lineOf(sheet)]
}

function lackOf({ why, binding, commune }: Sheet): string[] {
  if (why === 'no class suits') return ['Rien de ce qui est en stock ne convient à votre demande.']
  return [
    why === 'no stock'
      ? 'Tout le matériel qui vous convient est déjà donné.'
      : 'Il n’y en a pas assez pour tout le monde.',
    ...sayFulls(binding, commune),
  ]
}

/** Where the line fell, beside this family; by which objective others came first when the line is not said. */
function lineOf(sheet: Sheet): string[] {
  const { lastServed, stratum, points, since, number, why, final } = sheet
  if (why === 'no class suits') return []
  if (sheet.alone)
    return [
      'Nous ne disons pas qui a été servi en dernier : trop peu de familles sont dans votre cas.',
      ...(final === 'served' ? [] : others(sheet)),
    ]
  if (!lastServed) return final === 'served' ? [] : others(sheet)
  const last = `La dernière famille servie ${sayScope(sheet)}`
  if (lastServed.lottery === number) return [`Vous êtes la dernière famille servie ${sayScope(sheet)}.`]
  if (lastServed.stratum !== stratum)
    return [
      `${last} est en priorité ${lastServed.stratum} ; vous êtes en priorité ${stratum}.`,
      'La priorité compte avant les points.',
    ]
  if (lastServed.points !== points)
    return [`${last} avait ${sayPoints(lastServed.points)} ; vous en avez ${sayNumber(points)}.`]
  const equal = `${last} avait ${sayPoints(points)}, comme vous.`
  const own = since?.slice(0, 7) ?? null
  const other = lastServed.since?.slice(0, 7) ?? null
  if (own !== other)
    return [
      equal,
      'À points égaux, le besoin le plus ancien passe avant.',
      `Son besoin date de ${other ? sayMonthOf(other) : 'on ne sait quand'}, le vôtre de ${own ? sayMonthOf(own) : 'on ne sait quand'}.`,
    ]
  return [
    equal,
    'Les deux besoins datent du même mois : un tirage au sort a décidé.',
    `Le plus petit numéro passe : le sien est ${lastServed.lottery}, le vôtre ${number}.`,
    'Chacun peut refaire ces numéros. Demandez-nous comment.',
  ]
}

const others = ({ decidedBy, stratum }: Sheet): string[] => {
  if (decidedBy === 'points') return ['D’autres familles avaient plus de points.']
  if (decidedBy === 'waited') return ['À points égaux, des besoins plus anciens sont passés avant.']
  if (decidedBy === 'lottery') return ['À égalité, un tirage au sort a décidé.']
  if (decidedBy === 'fit') return ['À points égaux, ce matériel convenait mieux à d’autres familles.']
  const first = decidedBy === null ? null : stratumIn(decidedBy)
  if (first === null) return []
  return first < stratum
    ? ['Des familles d’une priorité plus haute sont passées avant.']
    : ['Il y avait plus de familles que de places dans votre priorité.']
}

/** What would have changed the answer: true of this run, and no promise. */
export function changesSaid(sheet: Sheet): string[] {
  const { places, points, pastPoints } = changesOf(sheet)
  const movables = movable(sheet.binding)
  const [full] = movables
  const lines = [
    places && full
      ? `Avec ${places === 1 ? 'une place' : `${places} places`} de plus ${whereFull(full, sheet.commune)}, votre tour serait venu.`
      : '',
    places && !full
      ? `Avec ${places === 1 ? 'un appareil' : `${places} appareils`} de plus, votre tour serait venu.`
      : '',
    !places && movables.length > 1 && sheet.final === 'waiting' && !sheet.gone && !isDerogated(sheet)
      ? `Il aurait fallu des places à la fois ${sayList([...new Set(movables.map((one) => whereFull(one, sheet.commune)))])}.`
      : '',
    points ? `Avec ${sayPoints(points)} de plus, votre demande passait avant la dernière famille servie.` : '',
    pastPoints !== undefined
      ? `Avec plus de ${sayPoints(pastPoints)}, votre demande passait avant la dernière famille servie.`
      : '',
  ].filter(Boolean)
  if (lines.length > 0) return [...lines, 'C’est vrai de ce passage. Ce n’est pas une promesse pour le suivant.']
  if (sheet.final !== 'waiting' || sheet.gone || isDerogated(sheet) || sheet.appeal?.state === 'upheld') return []
  if (sheet.why === 'no class suits') return ['Du matériel qui convient à votre demande.']
  return [
    'Plus de matériel, ou plus de places. Combien ? Nous ne pouvons pas le dire : plusieurs règles jouent ensemble.',
  ]
}
