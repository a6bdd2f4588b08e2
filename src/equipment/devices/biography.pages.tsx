import { readFilters } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { benchStep, otherSteps } from '../bench/bench.next.ts'
import { benchDevice } from '../bench/bench.store.ts'
import { testsOf } from '../checks/deviceTests.store.ts'
import { AnsweringDay, dayAsked } from '../custody/answering.day.ts'
import { answeringOn } from '../custody/answering.store.ts'
import { custodyOf, runningLoan } from '../custody/custody.seen.store.ts'
import { livesOf } from '../lives/life.store.ts'
import { policyToday } from '../policies/policy.store.ts'
import { partsOf } from '../repairs/parts.store.ts'
import { repairsOf } from '../repairs/repairs.store.ts'
import { evidenceOf, wipesOf } from '../wiping/wipe.store.ts'
import { Biography } from './biography.tsx'
import { eventsOf } from './device.events.store.ts'
import { deviceSeenBy } from './device.store.ts'
import { nameDevice } from './device.words.ts'
import { barcodes } from './label.ts'
import { Label } from './label.tsx'

/** The device of the address, for whoever keeps it, owns it, gave it or refurbished it; not found for anybody else. */
export const deviceAsked = async (c: Page) => found(await deviceSeenBy(c.var.by, c.req.param('id') ?? ''))

async function show(c: Page) {
  const { by, member } = c.var
  const device = await deviceAsked(c)
  if (device.joined_to) return c.redirect(`/appareils/${device.joined_to}`, 303)
  const answered = dayAsked(readFilters(c, AnsweringDay).jour, c.var.now)
  const [answering, wipes, custody, events, evidence, bench, tests, repairs, parts, policy, lives, loan] =
    await Promise.all([
      answeringOn(by, device, answered.at),
      wipesOf(by, device.id),
      custodyOf(by, device.id),
      eventsOf(by, device.id),
      evidenceOf(by, device),
      benchDevice(by, device),
      testsOf(by, device.id),
      repairsOf(by, device.id),
      partsOf(by, device.id),
      policyToday(by),
      livesOf(by, [device.id]),
      member.role === 'coordinator' ? runningLoan(by, device.id) : undefined,
    ])
  const acts =
    device.organisation_id === member.organisationId && (member.role === 'refurbisher' || member.role === 'coordinator')
  return c.render(
    <Biography
      {...{ device, answering, answered, wipes, custody, events, evidence, tests, repairs, parts, policy }}
      lives={lives.get(device.id) ?? []}
      {...{ member, acts, now: c.var.now }}
      step={benchStep(bench, loan)}
      others={acts ? otherSteps(bench) : []}
    />,
    { title: `${nameDevice(device)} ${device.number}`, crumbs: [['Matériel', '/appareils']] },
  )
}

async function label(c: Page) {
  const device = await deviceAsked(c)
  return c.render(<Label device={device} {...barcodes(device.number)} />, {
    title: `Étiquette ${device.number}`,
    layout: 'bare',
    print: true,
  })
}

const readers = ['refurbisher', 'coordinator', 'mediator', 'donor', 'school'] as const
export const biographyPages = routes()
  .get('/appareils/:id', readers, show)
  .get('/appareils/:id/etiquette', ['refurbisher', 'coordinator', 'mediator', 'school'], label)
