import type { Part } from '#needs/notice/today.words.ts'
import { type TargetPublic, targetPublics } from '#needs/publics/words.ts'
import { dayOf, sayDate, sayMonthOf } from '#platform/i18n/dates.ts'
import { sayList } from '#platform/i18n/sayList.ts'
import { uncapital } from '#platform/text/capital.ts'
import { counted } from '#platform/ui/counted.ts'
import { facts } from '../ranking/facts.ts'
import { isDerogated, sayCode, sayPoints } from './said.words.ts'
import type { Sheet } from './sheet.ts'

/** One rule of the policy: what it weighs, and whether it played for this family. */
type Weight = { rule: string; weight: string; played: boolean }

/** Every priority and every reason for points, with those that were applied to this family. */
export const weightsOf = ({ policy: { rules }, stratum, reasons }: Sheet): Weight[] => [
  ...[...rules.strata.map(({ name }) => name), rules.others].map((name, at) => ({
    rule: name,
    weight: `priorité ${at + 1}`,
    played: stratum === at + 1,
  })),
  ...rules.points.map(({ reason, points }) => ({
    rule: reason,
    weight: sayPoints(points),
    played: reasons.some((one) => one.reason === reason),
  })),
]

/** On request, the other items of article R. 311-3-1-2, each from what was frozen, found and decided; the weights stand in a table. */
export const degreeOf = (sheet: Sheet): Part => ({
  title: 'Quelle part a le calcul dans la décision ?',
  lines: [
    'Le calcul propose qui est servi, et qui attend. Il ne décide pas.',
    'Des personnes lisent ses propositions, puis décident.',
    `Elles peuvent s’en écarter, avec une raison écrite : ${counted(sheet.run.derogationsAtMost, 'fois', 'fois')} au plus dans ce passage.`,
    sheet.proposed
      ? `Pour vous, le calcul proposait : ${sheet.proposed === 'served' ? 'servir' : 'attendre'}.`
      : 'Pour vous, le calcul n’a rien proposé.',
    isDerogated(sheet) ? 'Pour vous, la décision s’en écarte.' : 'Pour vous, la décision suit le calcul.',
  ],
})

export const dataOf = ({ kit, commune, publics, since, run, policy: { rules }, programme }: Sheet): Part => {
  const asked = [...rules.strata, ...rules.points].flatMap(({ all }) => all.map(({ fact }) => facts[fact].label))
  const known = publics.map((one) => targetPublics[one as TargetPublic] ?? one)
  return {
    title: 'Quelles informations, et d’où viennent-elles ?',
    lines: [
      `Ce que vous avez demandé : ${kit.toLowerCase()}. Votre commune : ${commune}.`,
      since
        ? `Le mois retenu pour votre besoin : ${sayMonthOf(since)}.`
        : 'Le mois de votre besoin : personne ne l’a noté.',
      ...(since
        ? ['Un mois que moins de cinq familles partagent est remplacé par un mois voisin : personne n’est reconnu.']
        : []),
      known.length > 0 ? `Votre situation déclarée : ${sayList(known.map(uncapital))}.` : 'Aucune situation déclarée.',
      asked.length > 0
        ? `Ce que les règles regardent : ${sayList([...new Set(asked)].map(uncapital))}.`
        : 'Les règles ne regardent rien d’autre.',
      'Tout cela vient de votre dossier : de vous, ou de la structure qui vous suit.',
      `Le stock et les places viennent du programme « ${programme} ».`,
      `Tout est figé depuis le ${sayDate(dayOf(new Date(run.frozenAt)))}.`,
    ],
  }
}

export const operationsOf = (sheet: Sheet): Part => ({
  title: 'Ce que le calcul a fait, dans l’ordre',
  lines: [
    'Il respecte d’abord le stock et tous les quotas.',
    'Il sert le plus de familles de la priorité 1, puis de la priorité 2, et ainsi de suite.',
    'Ensuite, il cherche le plus de points.',
    'Ensuite, le matériel qui convient le mieux.',
    'Ensuite, les besoins les plus anciens.',
    'Enfin, le tirage au sort : le plus petit numéro passe.',
    `Pour vous : priorité ${sheet.stratum}, ${sayPoints(sheet.points)}, numéro ${sheet.number}.`,
  ],
})

/** How anybody draws the number of this family again: the words, and the command that gives it. */
export const drawnAgain = ({ run, pseudonym, number }: Sheet): { lines: string[]; command: string } => ({
  lines: [
    `Votre code : ${sayCode(pseudonym)}. Il ne dit pas qui vous êtes.`,
    `Les numéros du tirage : « ${run.seed ?? ''} ». Ils viennent de : ${run.seedSource}, le ${sayDate(run.seedOn)}.`,
    'La liste était fermée avant : personne ne pouvait les choisir.',
    `Votre numéro se calcule avec votre code et ceux du tirage : ${number}. Cette commande le refait :`,
  ],
  command: `printf '%s\\n%s' ${quoted(run.seed ?? '')} ${pseudonym} | sha256sum | cut -c1-12`,
})

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`
