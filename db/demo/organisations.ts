import { nameKey } from '#platform/text/nameKey.ts'
import type { Demo } from './demo.ts'
import { type OrganisationKey, type OrganisationLine, organisationTable } from './organisations.table.ts'
import type { Organisation, Person } from './people.ts'

export type Network = Record<OrganisationKey, Organisation>

const FIRST_DAY = 556

/** Every organisation, its members and their accounts. */
export function inventNetwork(demo: Demo): Network {
  const entries = Object.entries<OrganisationLine>(organisationTable).map(([key, line], index) => {
    const at = demo.clock.ago(FIRST_DAY - index)
    const organisation: Organisation = {
      id: demo.id(at),
      name: line.name,
      kind: line.kind,
      commune: line.commune,
      masked: line.masked ?? null,
      people: [],
    }
    const host = `${nameKey(line.name).split(' ').slice(0, 4).join('-')}.exemple.fr`
    demo.add('organisation', {
      ...{
        id: organisation.id,
        name: line.name,
        kind: line.kind,
        commune: line.commune,
        masked_as: organisation.masked,
        created_at: at,
      },
      ...{ email: `contact@${host}`, phone: `+3335301${String(1000 + index * 37).padStart(4, '0')}`, siret: null },
    })
    line.people.forEach((name, place) => {
      enrol(demo, organisation, name, line.roles?.[name] ?? line.role, { at, admin: place === 0 })
    })
    return [key, organisation] as const
  })
  return Object.fromEntries(entries) as Network
}

function enrol(
  demo: Demo,
  organisation: Organisation,
  name: string,
  role: Person['role'],
  { at, admin }: { at: Date; admin: boolean },
): void {
  const id = demo.id(at)
  const account = demo.id(at)
  const email = emailOf(name)
  organisation.people.push({ id, name, role, organisation })
  demo.add('auth.user', { id: account, name, email, emailVerified: true, createdAt: at, updatedAt: at })
  demo.add('member', {
    id,
    organisation_id: organisation.id,
    user_id: account,
    name,
    email,
    role,
    admin,
    status: 'active',
    created_at: at,
  })
}

const alone = new Set([
  'Claire Fontaine',
  'Nadia Haddad',
  'Samira Lopez',
  'Paul Wattrelos',
  'Denis Carpentier',
  'Ahmed Kaci',
  'Léa Morel',
  'Odile Petit',
])

/** Those whom a visitor may be have the shortest addresses. */
const emailOf = (name: string): string =>
  `${nameKey(alone.has(name) ? (name.split(' ')[0] ?? name) : name).replaceAll(' ', '.')}@exemple.fr`
