import { sayList } from '#platform/i18n/sayList.ts'
import { sayNumber } from '#platform/ui/counted.ts'

/** The publics that programmes and funding agreements aim at, as they are called on the ground. */
export const targetPublics = {
  rsa: 'Bénéficiaire du RSA',
  mission_locale: 'Jeune suivi par une mission locale',
  ase_leaver: 'Jeune majeur sorti de l’aide sociale à l’enfance',
  job_seeker: 'En recherche d’emploi',
  pupil: 'Élève',
  student: 'Étudiant ou étudiante',
  senior: 'Plus de 65 ans',
  single_parent: 'Parent seul',
  qpv: 'Habite un quartier prioritaire de la ville',
} as const
export type TargetPublic = keyof typeof targetPublics

/** The same after a number of people, or "dont". */
export const amongWords: Record<TargetPublic, string> = {
  rsa: 'bénéficiaires du RSA',
  mission_locale: 'jeunes suivis par une mission locale',
  ase_leaver: 'jeunes majeurs sortis de l’aide sociale à l’enfance',
  job_seeker: 'personnes en recherche d’emploi',
  pupil: 'élèves',
  student: 'étudiants ou étudiantes',
  senior: 'personnes de plus de 65 ans',
  single_parent: 'parents seuls',
  qpv: 'habitants d’un quartier prioritaire de la ville',
}

/** How many of some people counted belong to each public. */
export type Among = Partial<Record<TargetPublic, number>>

/** "dont 4 bénéficiaires du RSA et 2 élèves"; empty when nothing was said. */
export const sayAmong = (among: Among): string => {
  const parts = (Object.keys(amongWords) as TargetPublic[]).flatMap((one) =>
    among[one] ? `${sayNumber(among[one])} ${amongWords[one]}` : [],
  )
  return parts.length > 0 ? `dont ${sayList(parts)}` : ''
}

/** Why people of a public cannot be so many: they are among those counted, never more. Null when they can. */
export const refusalOfAmong = (among: number, counted: number): string | null =>
  among <= counted
    ? null
    : counted === 0
      ? 'Comptez d’abord toutes les personnes : celles-ci en font partie.'
      : `Au plus ${sayNumber(counted)}, comme les personnes comptées.`
