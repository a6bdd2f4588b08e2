import { type Role, roles } from '#platform/access/member.ts'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Select } from '#platform/ui/select.tsx'
import type { Errors } from '#platform/web/form.ts'

export type RoleTyped = { role?: string; admin?: boolean }

type Props = { typed: RoleTyped; given: readonly Role[]; errors: Errors | null }

export const RoleFields = ({ typed, given, errors }: Props) => (
  <>
    <Select
      name="role"
      label="Ce que fait cette personne"
      hint="Le rôle ouvre les pages dont elle a besoin, et seulement celles-là."
      options={given.map((role) => [role, roles[role]])}
      value={typed.role}
      required
      error={errors?.role}
    />
    <Checkbox
      name="admin"
      label="Elle gère aussi votre structure : membres, invitations, lieux"
      checked={typed.admin}
      error={errors?.admin}
    />
  </>
)
