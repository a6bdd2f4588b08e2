import { expect, test } from 'vitest'
import { asOwner } from '#platform/db/database.ts'
import { openLog } from '#platform/log/log.ts'
import { testSite } from '#testing/testSite.ts'
import { startJobs } from './schedule.ts'
import { tidy } from './tidy.ts'

const site = await testSite()

test('the queue starts in the site’s own database, twice if need be, and stops', async () => {
  const first = await startJobs(site.url, [tidy(site.database)], openLog('silent'))
  const second = await startJobs(site.url, [tidy(site.database)], openLog('silent'))
  const schedules = await asOwner(site.url, async (owner) => {
    await owner.query('reset role')
    return (await owner.query('select name, cron from jobs.schedule')).rows
  })
  expect(schedules).toEqual([{ name: 'tidy', cron: '20 3 * * *' }])
  await Promise.all([first.stop(), second.stop()])
})

test('what need not be kept goes, the rest stays', async () => {
  await site.owner(`insert into app.outbox (id, email, subject, body, created_at) values
    (app.uuid7(), 'a@exemple.test', 'ancien', 'texte', now() - interval '91 days'), (app.uuid7(), 'a@exemple.test', 'récent', 'texte', now() - interval '89 days')`)
  await site.owner(`insert into app.reading (organisation_id, member_id, household_id, at) values
    (app.uuid7(), app.uuid7(), app.uuid7(), now() - interval '13 months'), (app.uuid7(), app.uuid7(), app.uuid7(), now() - interval '11 months')`)
  await tidy(site.database).run()
  expect(await site.owner('select subject, body from app.outbox order by created_at')).toEqual([
    { subject: 'ancien', body: '' },
    { subject: 'récent', body: 'texte' },
  ])
  expect(await site.owner('select count(*) as n from app.reading')).toEqual([{ n: 1 }])
})
