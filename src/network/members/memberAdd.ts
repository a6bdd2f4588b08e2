import type pg from 'pg'
import type { Role } from '#platform/access/member.ts'
import { Halt } from '#platform/cli/halt.ts'
import { newId } from '#platform/db/id.ts'
import { recordFromCommandLine } from './commandLine.ts'

export type Added = { organisation: string; kind: string; email: string; name: string; role: Role; admin: boolean }

/**
 * Adds an active member from the command line, where nobody is signed in yet. The organisation's story says who did it:
 * the command line. Throws a Halt when the person already is a member there.
 */
export async function addMember(owner: pg.ClientBase, added: Added): Promise<void> {
  await owner.query('begin')
  const organisationId = await organisationNamed(owner, added)
  const id = newId()
  const { rowCount } = await owner.query(
    `insert into app.member (id, organisation_id, name, email, role, admin, status) values ($1, $2, $3, $4, $5, $6, 'active') on conflict do nothing`,
    [id, organisationId, added.name, added.email, added.role, added.admin],
  )
  if (rowCount === 0) throw new Halt(`${added.email} est déjà membre de ${added.organisation}.`)
  await recordFromCommandLine(owner, organisationId, 'member.added', id, { role: added.role, admin: added.admin })
  await owner.query('commit')
}

async function organisationNamed(owner: pg.ClientBase, { organisation, kind }: Added): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    'select id from app.organisation where lower(name) = lower($1) order by created_at limit 1',
    [organisation],
  )
  if (rows[0]) return rows[0].id
  const id = newId()
  await owner.query('insert into app.organisation (id, name, kind) values ($1, $2, $3)', [id, organisation, kind])
  return id
}
