import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { benchDevicesOf } from '../bench/bench.store.ts'
import { endCustodies } from '../custody/custody.store.ts'
import { nameDevice } from '../devices/device.words.ts'
import { titleOf } from '../donations/recipient.store.ts'
import type { ExitAsked } from './exit.form.ts'
import { type ExitLine, readLines } from './exit.lines.ts'
import { refusalOfExit, refusalOfMachine } from './exit.rules.ts'
import { digestOfExit, type Sealed } from './exit.seal.ts'
import { type Leaving, lockSaid, type Meant } from './leaving.store.ts'

/** Machines leave for good, all or none, on one slip that is sealed the same instant; each keeps its own event. */
export async function makeExit(by: Acting, asked: ExitAsked): Promise<{ id: string; number: string } | Refusal> {
  const { organisationId, organisationKind } = by.member
  const title = (await titleOf(by, organisationId))?.kind
  const refusal = refusalOfExit(asked, { organisationKind, title }, dayOf(by.now))
  if (refusal) return refuse(refusal[1], refusal[0])
  const lines = readLines(asked.lines)
  if ('refusal' in lines) return refuse(lines.refusal, 'lines')
  if (lines.length + asked.devices.length === 0) return refuse('Scannez ou cochez au moins un appareil.', 'lines')
  if (lines.length + asked.devices.length > 1000) return refuse('Mille appareils à la fois, au plus.', 'lines')
  const { devices, meant } = await lockSaid(
    by,
    lines.map(({ said }) => said),
    asked.devices,
  )
  const stray = unknownOrDouble(lines, meant)
  if (stray) return refuse(stray, 'lines')
  if (asked.devices.some((id) => !devices.some((device) => device.id === id)))
    return refuse('Ces appareils ne sont plus dans votre stock. Relisez la liste.', 'lines')
  const price: Price = (device) => priceOf(device, lines, meant, asked)
  const bench = await benchDevicesOf(by, devices)
  for (const device of devices) {
    const known = bench.get(device.id)
    const no = known && refusalOfMachine(known, asked, price(device))
    if (no) return refuse(`${device.number}, ${nameDevice(device)} : ${no[1]}`, no[0])
  }
  return leave(by, { ...asked, seller: title ?? '' }, devices, price)
}

type Price = (device: Leaving) => number | null

const priceOf = (device: Leaving, lines: readonly ExitLine[], meant: Meant, asked: ExitAsked): number | null =>
  lines.find(({ said }) => meant.get(said)?.includes(device.id))?.cents ?? asked.price ?? null

/** Every line names one machine of this stock, and only one. */
function unknownOrDouble(lines: readonly ExitLine[], meant: Meant): string | null {
  const unknown = lines.filter(({ said }) => !meant.get(said)?.length)
  if (unknown.length > 0)
    return `Pas dans votre stock : ${unknown
      .map(({ said }) => said)
      .slice(0, 10)
      .join(', ')}. Relisez ces lignes, puis recommencez.`
  const double = lines.find(({ said }) => (meant.get(said)?.length ?? 0) > 1)
  return double ? `Plusieurs appareils portent « ${double.said} » : scannez plutôt leur étiquette.` : null
}

/** What is asked, with the title under which it is sold. */
type Told = ExitAsked & { seller: string }

async function leave(by: Acting, asked: Told, devices: readonly Leaving[], price: Price) {
  const { rows } = await sql<{ number: string }>`
    select app.numbered('SO-', nextval('app.exit_number'), 5) as number`.execute(by.db)
  const sealed = sealedOf(by, asked, rows[0]?.number ?? '', devices, price)
  const [id, sha256] = [by.newId(), digestOfExit(sealed)]
  const { kind, left_on, taker, slip, why } = asked
  await by.db
    .insertInto('exit')
    .values({
      ...{ id, number: sealed.number, organisation_id: by.member.organisationId, kind, left_on, taker, slip, why },
      ...{ weight_grams: asked.weight ?? null, sealed: JSON.stringify(sealed), sha256 },
      ...{ made_by: by.member.name, member_id: by.member.id, made_at: by.now },
    })
    .execute()
  await by.db
    .insertInto('exit_item')
    .values(
      devices.map((device) => ({
        ...{ exit_id: id, device_id: device.id, organisation_id: by.member.organisationId },
        price_cents: kind === 'sold' ? price(device) : null,
      })),
    )
    .execute()
  const ids = devices.map((device) => device.id)
  await endCustodies(by, ids)
  await by.db
    .updateTable('device')
    .set({ state: 'exited', exited_as: kind, updated_at: by.now, version: sql`version + 1` })
    .where('id', 'in', ids)
    .execute()
  const said = [`Sortie ${sealed.number}`, taker, slip && `bordereau ${slip}`].filter(Boolean).join(', ')
  for (const device of devices)
    await record(by, {
      act: 'device.exited',
      subject: ['device', device.id],
      from: device.state,
      to: 'exited',
      why: [`${said}.`, why].filter(Boolean).join(' '),
      data: { as: kind, exit: sealed.number, sha256: sha256.toString('hex') },
    })
  return { id, number: sealed.number }
}

const sealedOf = (by: Acting, asked: Told, number: string, devices: readonly Leaving[], price: Price): Sealed => ({
  ...{ number, kind: asked.kind, left_on: asked.left_on, organisation: by.member.organisationName },
  ...{
    made_by: by.member.name,
    taker: asked.taker,
    slip: asked.slip,
    weight_grams: asked.weight ?? null,
    why: asked.why,
  },
  sale:
    asked.kind === 'sold'
      ? { seller: asked.seller, buyer: asked.buyer ?? '', multifunction: asked.multifunction === 'oui' }
      : null,
  machines: devices
    .map((device) => ({
      ...{ number: device.number, name: nameDevice(device), kind: device.kind, serial: device.serial },
      ...{
        tag: device.inventory_tag,
        donor: device.donor,
        cents: asked.kind === 'sold' ? price(device) : null,
      },
    }))
    .sort((one, other) => (one.number < other.number ? -1 : 1)),
})
