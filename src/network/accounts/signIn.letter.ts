import { CODE_MINUTES } from '#platform/auth/auth.ts'
import type { Message } from '#platform/jobs/outbox.ts'

/** The message that lets somebody enter: a code to copy, or a link for the same device. */
export const signInLetter = (email: string, code: string, linkToken: string): Message => ({
  email,
  subject: 'Votre code pour entrer dans Maillon',
  body: [
    `Votre code : ${code}`,
    `Il sert une seule fois, pendant ${CODE_MINUTES} minutes. Vous pouvez aussi ouvrir le lien ci-dessous.`,
    'Vous n’avez rien demandé ? Ne donnez ce code à personne, et oubliez ce message.',
  ].join('\n\n'),
  link: `/connexion/lien/${linkToken}`,
})
