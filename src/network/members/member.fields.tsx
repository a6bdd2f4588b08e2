import { roles } from '#platform/access/member.ts'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Select } from '#platform/ui/select.tsx'
import type { Errors } from '#platform/web/form.ts'

export type RoleTyped = { role?: string; admin?: boolean }

export const RoleFields = ({ typed, errors }: { typed: RoleTyped; errors: Errors | null }) => (
  <>
    <Select
      name="role"
      label="Ce que fait cette personne"
      hint="Le rôle ouvre les pages dont elle a besoin, et seulement celles-là."
      options={Object.entries(roles)}
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
