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
