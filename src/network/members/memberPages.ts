import type { Accounts } from '#network/accounts/accounts.ts'
import type { Routes } from '#platform/web/routes.ts'
import { invitationPages } from './invitation.pages.tsx'
import { invitePages } from './invite.pages.tsx'
import { memberPages } from './member.pages.tsx'

/** Members of an organisation: list, invitations, roles, closing an access. */
export const membershipPages = (accounts: Accounts): readonly Routes[] => [
  invitePages,
  memberPages,
  invitationPages(accounts),
]
