import { z } from 'zod'
import { Address } from '#network/accounts/signIn.form.ts'
import { roles } from '#platform/access/member.ts'
import { keysOf, nameTyped } from '#platform/web/pieces.ts'

const RoleField = z.enum(keysOf(roles), { error: 'Choisissez ce que cette personne fera.' })
const admin = z
  .literal('oui')
  .optional()
  .transform((checked) => checked === 'oui')

export const InviteForm = z.object({
  email: Address,
  name: nameTyped(120, 'Écrivez le prénom et le nom.'),
  role: RoleField,
  admin,
})
export type Invited = z.output<typeof InviteForm>

export const RoleForm = z.object({ role: RoleField, admin })
