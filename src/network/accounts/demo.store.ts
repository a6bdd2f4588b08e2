import type { Role } from '#platform/access/member.ts'
import type { Accounts } from './accounts.ts'

/** One of the invented people of a demonstration. */
export type Persona = { email: string; name: string; role: Role; organisation: string }

export async function personasOf(accounts: Accounts): Promise<Persona[]> {
  if (accounts.demoPersonas.length === 0) return []
  const { rows } = await accounts.database.accounts.query<Persona>(
    'select email, name, role, organisation_name as organisation from app.personas($1)',
    [accounts.demoPersonas],
  )
  return rows
}

/** Opens a session as an invented person. Null for an address that is not on the demonstration's own list. */
export async function enterAsPersona(accounts: Accounts, email: string): Promise<Headers | null> {
  const persona = (await personasOf(accounts)).find((one) => one.email === email)
  if (!persona) return null
  const { api, $context } = await accounts.auth()
  const { internalAdapter } = await $context
  const known = await internalAdapter.findUserByEmail(persona.email)
  const user =
    known?.user ??
    (await internalAdapter.createUser(
      { email: persona.email, name: persona.name, emailVerified: true },
      { method: 'demo' },
    ))
  const { headers } = await api.enterAs({
    body: { userId: user.id, memberId: null, secondFactorAt: null, instead: null },
    returnHeaders: true,
  })
  return headers
}
