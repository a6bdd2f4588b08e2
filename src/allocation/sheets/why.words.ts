import { sayList } from '#platform/i18n/sayList.ts'
import { sayNumber } from '#platform/ui/counted.ts'
import { changesOf } from './changes.rules.ts'
import { isDerogated, movable, sayFull, sayPoints, sayScope, saySince, whereFull } from './said.words.ts'
import type { Sheet } from './sheet.ts'

/** Why this answer, in sentences. */
export function whyOf(sheet: Sheet): string[] {
  if (sheet.appeal?.state === 'upheld' && sheet.final === 'served')
    return ['Votre demande attendait. Des personnes l’ont regardée de nouveau, et vous donnent raison.']
  if (isDerogated(sheet))
    return [
      sheet.final === 'served'
        ? 'Le calcul ne vous avait pas choisis. La commission a décidé autrement.'
        : 'Le calcul vous avait choisis. La commission a décidé autrement.',
      `Sa raison : ${sentence(sheet.derogation?.why ?? '')}`,
    ]
  if (sheet.final === 'served') return lineOf(sheet)
  return [...lackOf(sheet), ...lineOf(sheet)]
}

function lackOf({ why, binding, commune }: Sheet): string[] {
  if (why === 'no class suits') return ['Rien de ce qui est en stock ne convient à votre demande.']
  return [
    ...(why === 'no stock' ? ['Tout le matériel qui vous convient est déjà donné.'] : []),
    ...binding.map((full) => sayFull(full, commune)),
    ...(movable(binding).length > 1 ? ['Vous comptez dans chacun de ces quotas.'] : []),
  ]
}

/** Where the line fell, beside this family; by which objective others came first when the line is not said. */
function lineOf(sheet: Sheet): string[] {
  const { lastServed, stratum, points, since, number, why, final } = sheet
  if (why === 'no class suits') return []
  if (sheet.alone)
    return [
      'Le seuil n’est pas dit : trop peu de familles attendent ici.',
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
      `Son besoin date de ${other ? saySince(other) : 'on ne sait quand'}, le vôtre de ${own ? saySince(own) : 'on ne sait quand'}.`,
    ]
  return [
    equal,
    'Les deux besoins datent du même mois : un tirage au sort a décidé.',
    `Le plus petit numéro passe : le sien est ${lastServed.lottery}, le vôtre ${number}.`,
    'Chacun peut refaire ce numéro. La page de détail dit comment.',
  ]
}

const others = ({ decidedBy, stratum }: Sheet): string[] => {
  if (decidedBy === 'points') return ['D’autres familles avaient plus de points.']
  if (decidedBy === 'waited') return ['À points égaux, des besoins plus anciens sont passés avant.']
  if (decidedBy === 'lottery') return ['À égalité, un tirage au sort a décidé.']
  if (decidedBy === 'fit') return ['À points égaux, ce matériel convenait mieux à d’autres familles.']
  const first = Number(decidedBy?.replace('stratum ', ''))
  if (first < stratum) return ['Des familles d’une priorité plus haute sont passées avant.']
  return first ? ['Il y avait plus de familles que de places dans votre priorité.'] : []
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
    points ? `Avec ${sayPoints(points)} de plus, vous seriez passés avant la dernière famille servie.` : '',
    pastPoints !== undefined
      ? `Avec plus de ${sayPoints(pastPoints)}, vous seriez passés avant la dernière famille servie.`
      : '',
  ].filter(Boolean)
  return lines.length > 0 ? [...lines, 'C’est un calcul sur ce passage. Ce n’est pas une promesse.'] : []
}

const sentence = (text: string): string => (/[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`)
