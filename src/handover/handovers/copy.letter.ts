import { sayPhone } from '#network/phones/phone.ts'
import { dayOf, sayDate } from '#platform/i18n/dates.ts'

type Writer = { name: string; masked_as: string | null; phone: string | null }

/**
 * The letter that brings a family its copy: who writes and until when. Neither the family, nor a child, nor what was handed over is in
 * it, nor is the paper itself: a letter is read over a shoulder, kept by others, and may reach the wrong person.
 */
export function copyLetter({ name, masked_as, phone }: Writer, until: Date): readonly [subject: string, body: string] {
  const who = masked_as ?? name
  return [
    'Le document que vous avez demandé',
    [
      'Bonjour,',
      `${who} vous envoie le document que vous avez demandé. Le lien ci-dessous l’ouvre, sans mot de passe.`,
      `Gardez le document chez vous : le lien s’efface le ${sayDate(dayOf(until))}. Après, demandez-le ${phone ? `au ${sayPhone(phone)}` : 'à qui vous l’a remis'}.`,
      'Vous n’attendiez rien ? N’ouvrez pas le lien : ce message n’est pas pour vous.',
    ].join('\n\n'),
  ]
}
