import type { Receiver } from './batch.words.ts'

/** What whoever receives a batch commits to; the articles are those of the Code civil on the loan for use (1875 to 1891). */
export const batchDuties: Record<
  Receiver,
  { title: string; receiver: string; commits: string; duties: readonly string[] }
> = {
  person: {
    title: 'Convention de prêt à usage',
    receiver: 'La personne qui reçoit',
    commits: 'La personne qui reçoit s’engage à',
    duties: [
      'prendre soin du matériel (article 1880 du Code civil) ;',
      's’en servir pour l’activité dite ici, et ne pas le vendre, le louer ni le donner ;',
      'prévenir sans attendre en cas de panne, de perte ou de vol ; en cas de vol, porter plainte et donner la copie du dépôt de plainte ;',
      'le rendre avec ce qui l’accompagne à la date prévue, ou plus tôt s’il ne sert plus.',
    ],
  },
  place: {
    title: 'Mise à disposition d’un lieu',
    receiver: 'Le lieu qui reçoit',
    commits: 'Qui répond du lieu s’engage à',
    duties: [
      'garder le matériel dans ce lieu, pour le public qui y vient ;',
      'en prendre soin, et effacer ce que le public y laisse ;',
      'prévenir sans attendre en cas de panne, de perte ou de vol ;',
      'le rendre avec ce qui l’accompagne quand la structure le demande.',
    ],
  },
}

export const ORGANISATION_DUTIES = [
  'remettre un matériel effacé, testé et en état de marche, et dire ses défauts connus ;',
  'aider à s’en servir et répondre en cas de panne ;',
  'effacer le matériel à son retour.',
] as const

export const BATCH_DATA_WORDS =
  'Ce qui est écrit ici sert seulement à suivre cette remise. Qui signe peut le relire ou le faire corriger en le demandant à la structure ; une fois tout rendu, le faire effacer. Sinon, son nom est effacé deux ans après.'
