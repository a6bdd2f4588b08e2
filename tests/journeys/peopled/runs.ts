import { runsOf } from '#allocation/runs/run.testing.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import type { TestSite } from '#testing/testSite.ts'
import { lastOf } from './address.ts'

/** Runs that the engine solved: one proposed to its commission, one decided, one that everybody reads, one whose draw is announced. */
export async function publicRunsOf(site: TestSite): Promise<Record<string, string>> {
  const runs = runsOf(site)
  const codeOf = async (id: string) =>
    (await site.owner<{ public_code: string }>('select public_code from app.allocation_run where id = $1', [id]))[0]
      ?.public_code ?? ''
  const needOf = async (id: string, outcome: 'served' | 'waiting') =>
    (
      await site.owner<{ id: string }>('select id from app.run_need where run_id = $1 and outcome = $2 limit 1', [
        ...[id, outcome],
      ])
    )[0]?.id ?? ''
  const published = await runs.run({ state: 'decided', families: 8 })
  await site.as('claire').post(`/passages/${published.run}/publication`)
  const drawn = await runs.run({ state: 'frozen' })
  const proposed = await runs.run({ state: 'proposed' })
  const decided = await runs.run({ state: 'decided' })
  const asks = { received_on: dayOf(new Date()), grounds: 'Notre fille a un examen.' }
  const asked = await site
    .as('claire')
    .post(`/passages/${published.run}/recours/${await needOf(published.run, 'waiting')}`, asks)
  return {
    ...{ published: await codeOf(published.run), drawn: await codeOf(drawn.run) },
    ...{ runProposed: proposed.run, runProposedNeed: await needOf(proposed.run, 'served') },
    ...{ run: decided.run, runNeed: await needOf(decided.run, 'served') },
    ...{ runPublished: published.run, runPublishedNeed: await needOf(published.run, 'waiting') },
    appeal: lastOf(asked.location),
  }
}

/** The run of the territory at each other stage of its path, each in a programme of its own. */
export async function runsAlong(site: TestSite, run: string): Promise<Record<string, string>> {
  const stages = {
    runFrozen: "'frozen', null, null, null, '2099-01-10'",
    runDrawn: "'frozen', null, null, null, '2026-01-10'",
    runSolving: "'computing', '4 8 15', now(), null, '2026-01-10'",
    runFailed: "'failed', '4 8 15', now(), null, '2026-01-10'",
  }
  const rows = await Promise.all(
    Object.entries(stages).map(async ([name, stage]) => {
      const [row] = await site.owner<{ id: string }>(
        `with programme as (insert into app.programme (id, organisation_id, name, starts_on) select app.uuid7(), organisation_id, $2, '2020-01-01' from app.allocation_run
            where id = $1 returning id),
          policy as (insert into app.priority_policy (id, organisation_id, programme_id, version, rules, state, adopted_by, adopted_on, written_by, written_at)
            select app.uuid7(), p.organisation_id, g.id, 1, p.rules, 'adopted', p.adopted_by, p.adopted_on, p.written_by, now()
            from programme g, app.priority_policy p join app.allocation_run r on r.policy_id = p.id where r.id = $1 returning id),
          made as (insert into app.allocation_run (id, organisation_id, programme_id, policy_id, name, frozen_at, frozen_by, inputs_hash, commitment, seed_source,
              done, steps, failure, state, seed, seeded_at, found_at, seed_on)
            select app.uuid7(), r.organisation_id, g.id, p.id, 'Rentrée', now(), r.frozen_by, r.inputs_hash, r.commitment, 'Loto du samedi', 1, 4,
              case when $2 = 'runFailed' then 'Le calcul s’est arrêté sur une erreur.' end, ${stage}::date
            from app.allocation_run r, programme g, policy p where r.id = $1 returning id, organisation_id),
          kept as (insert into app.run_document (run_id, organisation_id, kind, content)
            select m.id, m.organisation_id, d.kind, d.content from made m, app.run_document d where d.run_id = $1)
         insert into app.run_need (id, organisation_id, run_id, household_id, pseudonym, kit, kinds, commune, stratum, points, stratum_name, reasons, since)
         select app.uuid7(), m.organisation_id, m.id, n.household_id, n.pseudonym, n.kit, n.kinds, n.commune, 1, 4, n.stratum_name, n.reasons, n.since
         from made m, app.run_need n where n.run_id = $1 returning run_id as id`,
        [run, name],
      )
      return [name, row?.id ?? ''] as const
    }),
  )
  return Object.fromEntries(rows)
}
