import type { Role } from '#platform/access/member.ts'

/** What each role meets in the field, to recognise it at a glance. */
export type NeedHints = { opening: string; situation: string; urgent: string; skills: string }

const social: NeedHints = {
  opening: 'Une personne reste à l’écart du numérique ?',
  situation: 'Par exemple : ne peut pas déclarer ses ressources en ligne, n’a qu’un téléphone cassé.',
  urgent: 'Par exemple : cours à distance déjà commencés, droits qui s’arrêtent',
  skills: 'Faire une démarche, lire ses messages, se protéger des arnaques',
}

const hints: Partial<Record<Role, NeedHints>> = {
  school: {
    opening: 'Un élève ne se connecte plus ?',
    situation:
      'Par exemple : plus de connexion à l’espace numérique de travail depuis trois semaines, un seul téléphone pour trois enfants.',
    urgent: 'Par exemple : cours à distance déjà commencés, examen qui approche',
    skills: 'Se connecter, rendre un devoir, lire les messages de l’établissement',
  },
  town_agent: {
    opening: 'Une démarche échoue, un compte famille ne s’ouvre pas ?',
    situation:
      'Par exemple : l’inscription à la cantine bloque au justificatif, le mot de passe du compte famille est perdu.',
    urgent: 'Par exemple : inscription qui se ferme, droits qui s’arrêtent',
    skills: 'Une démarche qui échoue, un compte famille à ouvrir',
  },
}

export const needHintsOf = (role: Role): NeedHints => hints[role] ?? social
