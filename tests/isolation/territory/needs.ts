import { packList } from '#platform/tables/list.ts'
import type { Writing } from './writing.ts'

/** What is heard: two families, one on a census, one of its pupils signalled at school; what each asked of its rights. */
export async function writeNeeds({ q, ids, canary, coordinator, prescriber, school }: Writing): Promise<void> {
  await q(
    `insert into app.household (id, organisation_id, name, commune, address, phone, best_moment) values ($1, $2, $3, '62413', $3, '+33612345678', $3)`,
    [ids.household, prescriber, canary],
  )
  await q(`insert into app.beneficiary (id, household_id, first_name, last_name, class) values ($1, $2, $3, $3, $3)`, [
    ids.beneficiary,
    ids.household,
    canary,
  ])
  await q(
    `insert into app.agreement (id, household_id, organisation_id, kind, how, given_by, given_on, noted_by) values ($1, $2, $3, 'sharing', 'spoken', $4, '2026-01-05', $4)`,
    [ids.agreement, ids.household, prescriber, canary],
  )
  await q(
    `insert into app.census (id, organisation_id, title, opens_on, closes_on, kinds, communes, created_at) values ($1, $2, $3, '2020-01-01', '2099-12-31', '{computer}', '{62413}', now())`,
    [ids.census, coordinator, canary],
  )
  await q(
    `insert into app.census_invitation (id, census_id, organisation_id, partner, email, token_hash, invited_at) values ($1, $2, $3, $4, $4, decode(md5($4), 'hex'), now())`,
    [ids.censusInvitation, ids.census, coordinator, canary],
  )
  await q(
    `insert into app.list_upload (id, organisation_id, purpose, census_id, partner, name, content, sha256, said, kept_at)
     select x.id, x.owner, x.purpose, x.census, $5, $5, $6, $7, $8, now() from (values ($1::uuid, $2::uuid, 'census', $1::uuid), ($3, $4, 'orientations', null)) as x (id, owner, purpose, census)`,
    // The list of a census bears its identifier: an address with two of them is walked with one.
    [ids.census, coordinator, ids.list, prescriber, canary, ...listOfOne(canary)],
  )
  await q(
    `insert into app.census_count (organisation_id, invitation_id, commune, kind, declared) values ($1, $2, '62413', 'computer', 9)`,
    [coordinator, ids.censusInvitation],
  )
  // Without a school of its own, a territory's class stands at its prescriber's: nobody of that organisation may open it.
  await q(
    `insert into app.school_class (id, organisation_id, name, school_year, created_at)
     values ($1, $2, left($3, 30), extract(year from now() - interval '8 months')::int, now())`,
    [ids.schoolClass, school, canary],
  )
  await q(
    `insert into app.school_break (organisation_id, school_year, kind, last_class, resumes, said_at)
     select o, extract(year from now() - interval '8 months')::int, 'winter', '2026-02-13', '2026-03-02', now() from unnest($1::uuid[]) o on conflict do nothing`,
    [[coordinator, school]],
  )
  await q(
    `insert into app.pupil (id, organisation_id, class_id, first_name, last_name, name_key, household_id, created_at) values ($1, $2, $3, $4, $4, $4, $5, now())`,
    [ids.pupil, school, ids.schoolClass, canary, ids.household],
  )
  await q(
    `insert into app.signal (id, organisation_id, pupil_id, since, noticed, flagged_by, flagged_at) values ($1, $2, $3, current_date, 'class_missed', $4, now())`,
    [ids.signal, school, ids.pupil, canary],
  )
  await q(
    `insert into app.target_public (id, household_id, organisation_id, kind, declared_by, declared_on) values ($1, $2, $3, 'rsa', $4, '2026-01-05')`,
    [ids.public, ids.household, prescriber, canary],
  )
  await q(
    `insert into app.need (id, household_id, organisation_id, kind, situation) values ($1, $2, $3, 'computer', $4)`,
    [ids.need, ids.household, prescriber, canary],
  )
  await q(
    `insert into app.household_access (organisation_id, household_id, reason, name, name_key, commune, stage, status, touched_at)
     select $1, id, 'prescription', name, lower(name), commune, stage, status, touched_at from app.household where id = $2 on conflict do nothing`,
    [coordinator, ids.household],
  )
  await q(`insert into app.household (id, organisation_id, name, commune) values ($1, $2, $3, '62413')`, [
    ids.twin,
    prescriber,
    canary,
  ])
  await q(
    `insert into app.household_access (organisation_id, household_id, reason, name, name_key, commune, stage, status, touched_at)
     select $1, h.id, 'prescription', h.name, h.name_key, h.commune, h.stage, h.status, h.touched_at from app.household h where h.id = $2`,
    [coordinator, ids.twin],
  )
  await q(
    `insert into app.verdict (id, organisation_id, a, b, same, reason, decided_by, decided_at) values ($1, $2, $3, $4, false, $5, $5, now())`,
    [ids.verdict, coordinator, ids.household, ids.twin, canary],
  )
  await q(
    `insert into app.likeness (organisation_id, a, b, zone, odds, steps, found_at) values ($1, $2, $3, 'judge', 8, '[]', now())`,
    [coordinator, ids.household, ids.twin],
  )
  await q(
    `insert into app.rights_request (id, organisation_id, household_id, kind, how, asker, said, received_on, received_by, noted_at, due_on, extended_on, extended_because)
     values ($1, $2, $3, 'object', 'spoken', $4, $4, current_date - 3, $4, now(), current_date + 80, current_date - 1, $4)`,
    [ids.request, prescriber, ids.household, canary],
  )
  await q(
    `insert into app.warning (household_id, organisation_id, asked_at, state, how, told_on, noted_by, noted_at)
     values ($1, $2, now(), 'unreachable', null, current_date, $3, now())`,
    [ids.twin, prescriber, canary],
  )
}

function listOfOne(canary: string): [Buffer, Buffer, string] {
  const { content, sha256 } = packList({
    header: ['Nom', 'Commune', 'Besoins', 'Accord'],
    rows: [{ line: 2, cells: [canary, 'Harnes', 'ordinateur', 'oui'] }],
    notes: [],
  })
  const said = { columns: ['name', 'commune', 'kinds', 'agreed'], communes: {}, more: { to: '', agreed: 'spoken' } }
  return [content, sha256, JSON.stringify(said)]
}
