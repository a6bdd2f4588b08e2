import type pg from 'pg'
import type { Role } from '#platform/access/member.ts'

/** An organisation of the tests, always the same from one test to the next. */
export type Part = { organisation: string; kind: string; name: string; role: Role; admin?: boolean }

/** People are called by their first name. Victor and Sofia live elsewhere: nothing of Harnes is theirs. */
export const cast = {
  claire: {
    organisation: 'Les Passerelles',
    kind: 'association',
    name: 'Claire Fontaine',
    role: 'coordinator',
    admin: true,
  },
  nadia: { organisation: 'Les Passerelles', kind: 'association', name: 'Nadia Haddad', role: 'mediator' },
  samira: { organisation: 'CCAS de Harnes', kind: 'ccas', name: 'Samira Lopez', role: 'prescriber', admin: true },
  paul: {
    organisation: 'Collège des Trois-Tilleuls',
    kind: 'school',
    name: 'Paul Wattrelos',
    role: 'school',
    admin: true,
  },
  denis: {
    organisation: 'Mairie de Sallaumines',
    kind: 'town_hall',
    name: 'Denis Carpentier',
    role: 'donor',
    admin: true,
  },
  ahmed: { organisation: 'Atelier Rebond', kind: 'refurbisher', name: 'Ahmed Kaci', role: 'refurbisher', admin: true },
  lea: { organisation: 'Fondation des Deux Rives', kind: 'foundation', name: 'Léa Morel', role: 'funder', admin: true },
  odile: {
    organisation: 'Guichet famille de Harnes',
    kind: 'town_hall',
    name: 'Odile Petit',
    role: 'town_agent',
    admin: true,
  },
  ines: {
    organisation: 'Service d’addictologie',
    kind: 'addiction_care',
    name: 'Inès Garnier',
    role: 'prescriber',
    admin: true,
  },
  victor: {
    organisation: 'L’Autre Berge',
    kind: 'association',
    name: 'Victor Lemaire',
    role: 'coordinator',
    admin: true,
  },
  sofia: { organisation: 'CCAS d’Ailleurs', kind: 'ccas', name: 'Sofia Renard', role: 'prescriber', admin: true },
} as const satisfies Record<string, Part>

export type FirstName = keyof typeof cast

const hex = (n: number) => n.toString(16).padStart(12, '0')
const organisations = [...new Set(Object.values(cast).map((p) => p.organisation))]
/** Fixed identifiers, so that a test may name a row before it exists. */
export const organisationId = (name: FirstName) =>
  `00000000-0000-7000-8000-${hex(1 + organisations.indexOf(cast[name].organisation))}`
export const memberId = (name: FirstName) => `00000000-0000-7000-9000-${hex(1 + Object.keys(cast).indexOf(name))}`
export const tokenOf = (name: FirstName) => `token-of-${name}`

/** Those where nobody coordinates were habilitated without formality: the cast works from its first day. */
const habilitated = Object.entries<Part>(cast).filter(
  ([, { organisation }]) =>
    !Object.values<Part>(cast).some((other) => other.organisation === organisation && other.role === 'coordinator'),
)

/** Writes the cast and a session for each of them, as if a second factor had just been given. */
export async function enterCast(owner: pg.ClientBase): Promise<void> {
  for (const [first, part] of Object.entries<Part>(cast)) {
    const name = first as FirstName
    const email = `${first}@exemple.test`
    await owner.query(
      'insert into app.organisation (id, name, kind, commune) values ($1, $2, $3, $4) on conflict do nothing',
      [organisationId(name), part.organisation, part.kind, '62413'],
    )
    const user = await owner.query(
      'insert into auth."user" (name, email, "emailVerified") values ($1, $2, true) returning id',
      [part.name, email],
    )
    await owner.query(
      `insert into app.member (id, organisation_id, user_id, name, email, role, admin, status) values ($1, $2, $3, $4, $5, $6, $7, 'active')`,
      [memberId(name), organisationId(name), user.rows[0].id, part.name, email, part.role, part.admin ?? false],
    )
    await owner.query(
      `insert into auth.session (token, "userId", "memberId", "secondFactorAt", "expiresAt") values ($1, $2, $3, now(), now() + interval '12 hours')`,
      [tokenOf(name), user.rows[0].id, memberId(name)],
    )
  }
  for (const [name] of habilitated)
    await owner.query(
      `insert into app.habilitation (organisation_id, state, decided_by, decided_in, decided_at) values ($1, 'not_required', $2, $3, now()) on conflict do nothing`,
      [organisationId(name as FirstName), cast.claire.name, organisationId('claire')],
    )
  await owner.query(
    `insert into app.recipient_title (organisation_id, kind, reference, declared_at, declared_by) values ($1, 'social_enterprise', 'Agrément de 2024', now(), $2) on conflict do nothing`,
    [organisationId('ahmed'), cast.ahmed.name],
  )
}
