import { z } from 'zod'
import { Address } from '#network/accounts/signIn.form.ts'
import { type Role, roles } from '#platform/access/member.ts'

const RoleField = z.enum(Object.keys(roles) as [Role, ...Role[]], { error: 'Choisissez ce que cette personne fera.' })
const admin = z
  .literal('oui')
  .optional()
  .transform((checked) => checked === 'oui')

export const InviteForm = z.object({
  email: Address,
  name: z.string({ error: 'Écrivez le prénom et le nom.' }).min(2, { error: 'Écrivez le prénom et le nom.' }).max(120),
  role: RoleField,
  admin,
})
export type Invited = z.output<typeof InviteForm>

export const RoleForm = z.object({ role: RoleField, admin })
