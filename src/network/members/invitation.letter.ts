import type { Member } from '#platform/access/member.ts'
import type { Message } from '#platform/jobs/outbox.ts'

/** Days during which an invitation can be accepted. */
export const INVITATION_DAYS = 7

export const invitationLetter = (by: Member, email: string, token: string): Message => ({
  email,
  subject: `${by.name} vous invite dans Maillon`,
  body: [
    `${by.name} (${by.organisationName}) vous invite à travailler avec sa structure dans Maillon.`,
    `Ouvrez le lien ci-dessous : il vous est réservé, et sert pendant ${INVITATION_DAYS} jours.`,
    'Vous ne connaissez pas cette personne ? Oubliez ce message.',
  ].join('\n\n'),
  link: `/invitation/${token}`,
})
