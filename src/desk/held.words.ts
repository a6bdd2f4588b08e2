import { basisOf, type LegalBasis } from '#network/organisations/legalBasis.ts'
import type { Organisation } from '#network/organisations/organisation.store.ts'
import { sayList } from '#platform/i18n/sayList.ts'
import type { Held } from './held.store.ts'

/** What the law wants said of each thing that is kept (RGPD, article 15.1): a few words each. */
export type About = { why: string; law: string; from: string; to: string; until: string }

/** The parts of what is held on a household, in the order in which they are read. */
export const heldParts = {
  household: 'Qui vous êtes, et comment vous joindre',
  people: 'Les personnes du foyer',
  needs: 'Vos besoins',
  publics: 'Ce qui a été déclaré',
  agreements: 'Ce que l’on vous a dit, et ce que vous avez accepté',
  signals: 'Repéré par l’établissement scolaire',
  prescriptions: 'Les structures à qui l’on a parlé de vous',
  named: 'Nommée dans un recensement',
  homes: 'Enfant qui vit aussi dans un autre foyer suivi ici',
  answers: 'Comparaison avec une autre fiche',
  appointments: 'Vos rendez-vous',
  given: 'Le matériel qui vous a été remis',
  measured: 'Ce que vous savez faire, avant et après',
  messages: 'Les messages qui vous ont été écrits',
  letters: 'Messages écrits à votre sujet',
  files: 'Documents',
  written: 'Ce qui a été écrit en vous orientant',
  requests: 'Vos demandes',
  appeals: 'Vos recours, et ce qu’une commission a noté de vous',
  warnings: 'Vous prévenir avant d’effacer',
  story: 'Ce qui a été fait',
  readers: 'Qui peut lire votre dossier',
  readings: 'Qui a ouvert votre fiche',
} as const
export type HeldPart = keyof typeof heldParts

const laws: Record<LegalBasis, string> = {
  public_task: 'notre mission d’intérêt public (RGPD, article 6.1.e)',
  legitimate_interest: 'notre intérêt légitime à vous aider (RGPD, article 6.1.f)',
  agreed: 'votre accord (RGPD, article 6.1.a)',
}
const duty = (article: string) => `la loi nous y oblige (RGPD, ${article})`
const TWO_YEARS = 'deux ans après votre dernier contact'

/** What is said of each part, by this organisation, of this household: those who read it are named. */
export function aboutHeld(held: Held, organisation: Organisation): Record<HeldPart, About> {
  const own = organisation.name
  const who = (readers: Held['readers']) => sayList([own, ...readers.filter((one) => !one.own).map(({ name }) => name)])
  const full = who(held.readers.filter(({ scope }) => scope === 'full'))
  const all = who(held.readers)
  const common = { law: laws[basisOf(organisation)], until: TWO_YEARS }
  const ours = { ...common, from: own, to: own }
  const yours = { ...common, from: 'vous, ou la structure qui vous a fait connaître', to: full }
  return {
    household: { ...yours, why: 'vous reconnaître, et vous joindre comme vous le voulez' },
    people: { ...yours, why: 'savoir qui a besoin de quoi dans le foyer' },
    needs: { ...yours, why: 'chercher ce qui vous manque', to: all },
    publics: { ...yours, why: 'vous donner une place dans les programmes prévus pour vous' },
    agreements: { ...yours, why: 'prouver ce que vous avez accepté', law: duty('article 7.1'), from: 'vous' },
    signals: { ...ours, why: 'aider l’élève à suivre ses cours' },
    prescriptions: {
      ...{ why: 'vous adresser à qui peut vous aider', law: 'votre accord (RGPD, article 6.1.a)', until: TWO_YEARS },
      ...{ from: 'qui vous a adressée', to: 'les deux structures de chaque ligne' },
    },
    named: { ...yours, why: 'compter ce qui manque dans votre commune', from: 'la structure nommée sur la ligne' },
    homes: { ...ours, why: 'ne pas donner deux fois la même chose au même enfant' },
    answers: { ...ours, why: 'ne pas noter deux fois la même famille' },
    appointments: { ...ours, why: 'vous recevoir' },
    given: { ...yours, why: 'savoir ce qui est chez vous, et vous dépanner', from: own },
    measured: { ...yours, why: 'voir si l’accompagnement vous aide', from: 'vous, avec la personne qui vous reçoit' },
    messages: { ...ours, why: 'vous tenir au courant', to: `${own}, et vous`, until: 'quatre-vingt-dix jours' },
    letters: { ...ours, why: 'prévenir les structures qui vous aident', until: 'quatre-vingt-dix jours' },
    files: { ...yours, why: 'garder la preuve de ce qui vous a été remis', from: 'la structure qui l’a remis' },
    written: {
      ...yours,
      why: 'expliquer votre besoin',
      until: 'deux ans, ou six mois après un refus',
      from: 'qui l’a écrit',
    },
    requests: { ...ours, why: 'vous répondre à temps', law: duty('article 12'), from: 'vous' },
    appeals: { ...ours, why: 'revoir votre demande de matériel, et vous répondre' },
    warnings: { ...ours, why: 'vous laisser le temps de donner de vos nouvelles' },
    story: { ...yours, why: 'ne pas vous redemander la même chose', from: 'les structures qui vous aident' },
    readers: { ...ours, why: 'vous dire qui peut lire', law: duty('article 15') },
    readings: { ...ours, why: 'savoir qui a lu', law: duty('article 32'), until: 'douze mois' },
  }
}

/** The rights of whoever reads their file. */
export const rightsSaid: readonly string[] = [
  'Faire corriger une erreur, ou compléter ce qui manque.',
  'Demander que l’on n’utilise plus une information, le temps de vérifier.',
  'Vous opposer à ce que nous gardons, ou demander que ce qui vous nomme soit effacé.',
  'Retirer votre accord, à tout moment.',
  'Avoir une copie de ce dossier dans un fichier, pour l’emporter ailleurs.',
]

type Answers = Omit<About, 'why'>
const answersTo = ['law', 'from', 'to', 'until'] as const satisfies readonly (keyof Answers)[]

/** What most parts have in common, so that it is said once. */
export const mostSaid = (parts: readonly About[]): Answers => {
  const most = (key: keyof Answers): string => {
    const times = new Map<string, number>()
    for (const part of parts) times.set(part[key], (times.get(part[key]) ?? 0) + 1)
    return [...times].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? ''
  }
  return { law: most('law'), from: most('from'), to: most('to'), until: most('until') }
}

/** What a part says that the common words do not. */
export const saidOtherwise = (part: About, common: Answers): (keyof Answers)[] =>
  answersTo.filter((key) => part[key] !== common[key])

/** The questions that the law wants answered, as they are read. */
export const heldQuestions: Readonly<Record<keyof Answers, string>> = {
  law: 'Ce qui le permet',
  from: 'De qui cela vient',
  to: 'Qui le lit',
  until: 'Effacé',
}
