import { codeFrom, hashOfCode } from '#equipment/certificates/certificate.code.ts'
import { digestsOf, evidenceDigest, factsOf, restsOn } from '#equipment/certificates/certificate.facts.ts'
import { certificatePdf } from '#equipment/certificates/certificate.pdf.ts'
import { nameDevice } from '#equipment/devices/device.words.ts'
import { digestOfExit, type Sealed } from '#equipment/exits/exit.seal.ts'
import { judgeWipes, runsIn } from '#equipment/wiping/wipe.store.ts'
import { DAY, dayOf } from '#platform/i18n/dates.ts'
import type { Demo, Row } from './demo.ts'
import { keep } from './files.ts'
import type { Organisation, Person } from './people.ts'

type Device = Row<'device'>
const rows = <T extends 'device' | 'wipe' | 'organisation'>(demo: Demo, table: T) =>
  (demo.tables.get(table) ?? []) as Row<T>[]

const CERTIFIED = 14

/** The last machines wiped for the town hall of Sallaumines were verified by a colleague, each with its certificate. */
export async function inventCertificates(demo: Demo, workshop: Organisation): Promise<void> {
  const donors = new Map(rows(demo, 'organisation').map((one) => [one.id, one.name]))
  const given = rows(demo, 'device').filter(
    (device) => donors.get(device.donor_id ?? '') === 'Mairie de Sallaumines' && device.state === 'ready',
  )
  let count = 0
  for (const device of given.slice(-CERTIFIED)) {
    const wipes = rows(demo, 'wipe')
      .filter((wipe) => wipe.device_id === device.id)
      .map((wipe) => ({ ...wipe, organisation: workshop.name, member_id: wipe.member_id ?? null }))
    const kept = { wipes: wipes as never, records: [] }
    const evidence = judgeWipes(
      device as never,
      wipes.flatMap((wipe) => runsIn(wipe as never)),
      { since: null },
    )
    const rests = restsOn(evidence, kept)
    const [brought] = rests.wipes
    const verifier = workshop.people.find(({ id }) => id !== brought?.member_id)
    if (evidence.whyNot || !brought || !verifier) continue
    count += 1
    await certify(
      demo,
      verifier,
      `CE-${String(count).padStart(5, '0')}`,
      device,
      { evidence, rests },
      donors.get(device.donor_id ?? '') ?? null,
      brought.created_at as Date,
    )
  }
}

async function certify(
  demo: Demo,
  verifier: Person,
  number: string,
  device: Device,
  { evidence, rests }: { evidence: ReturnType<typeof judgeWipes>; rests: ReturnType<typeof restsOn> },
  donor: string | null,
  brought: Date,
): Promise<void> {
  const at = new Date(Math.min(brought.getTime() + DAY, demo.now.getTime()))
  const facts = factsOf({ ...device, donor } as never, evidence, rests, {
    destination: 'reuse',
    sensitivity: 'unknown',
    backup: 'unknown',
  })
  const code = codeFrom(demo.id(at))
  const bytes = await certificatePdf({
    ...{ number, facts, code, address: 'https://maillon.exemple.fr', at },
    organisation: { name: verifier.organisation.name, email: null, phone: null },
    operators: [...new Set(rests.wipes.map(({ operator }) => operator))],
    verifier: { name: verifier.name, title: 'technicien de l’atelier', place: 'Lens' },
  })
  const file = keep(demo, verifier.organisation, at, {
    ...{ name: `${number} ${device.number}.pdf`, type: 'application/pdf', bytes },
  })
  demo.add('certificate', {
    ...{ id: demo.id(at), number, organisation_id: verifier.organisation.id, device_id: device.id, code },
    ...{ code_hash: hashOfCode(code), file_id: file.id, sha256: file.sha256 },
    ...{ evidence_sha256: evidenceDigest(digestsOf(rests)), facts: facts as never },
    operator_ids: rests.wipes.flatMap(({ member_id }) => member_id ?? []),
    ...{ verifier_id: verifier.id, verifier: verifier.name, issued_at: at, revoked_at: null, revoked_why: null },
  })
  demo.note(verifier, at, {
    ...{ act: 'wipe.checked', subject: ['device', device.id], from: device.state ?? '', to: device.state ?? '' },
    data: { certificate: number, sha256: file.sha256.toString('hex'), level: evidence.level },
  })
}

/** What the workshop recycled left in pallets, each with the slip of who took it. */
export function inventExits(demo: Demo, workshop: Organisation): void {
  const [head] = workshop.people
  if (!head) return
  const recycled = rows(demo, 'device')
    .filter(({ exited_as, organisation_id }) => exited_as === 'recycled' && organisation_id === workshop.id)
    .sort((one, other) => (one.updated_at as Date).getTime() - (other.updated_at as Date).getTime())
  const donors = new Map(rows(demo, 'organisation').map((one) => [one.id, one.name]))
  for (let at = 0; at * 20 < recycled.length; at++) {
    const pallet = recycled.slice(at * 20, at * 20 + 20)
    const made = pallet.at(-1)?.updated_at as Date
    const number = `SO-${String(at + 1).padStart(5, '0')}`
    const said = {
      taker: 'Éco-organisme des Hauts-Terrils',
      slip: `BSD-${dayOf(made).slice(0, 4)}-${118 + at * 7}`,
      why: '',
    }
    const sealed: Sealed = {
      ...{ number, kind: 'recycled', left_on: dayOf(made), organisation: workshop.name, made_by: head.name, ...said },
      ...{ weight_grams: pallet.length * 2300, sale: null },
      machines: pallet
        .map((device) => ({
          ...{ number: device.number ?? '', kind: device.kind, serial: device.serial ?? null, cents: null },
          name: nameDevice({ brand: device.brand ?? '', model: device.model ?? '', kind: device.kind }),
          ...{ tag: device.inventory_tag ?? null, donor: donors.get(device.donor_id ?? '') ?? null },
        }))
        .sort((one, other) => (one.number < other.number ? -1 : 1)),
    }
    const id = demo.id(made)
    demo.add('exit', {
      ...{ id, number, organisation_id: workshop.id, kind: 'recycled', left_on: dayOf(made), ...said },
      ...{ weight_grams: sealed.weight_grams, sealed: sealed as never, sha256: digestOfExit(sealed) },
      ...{ made_by: head.name, member_id: head.id, made_at: made },
    })
    for (const device of pallet)
      demo.add('exit_item', { exit_id: id, device_id: device.id, organisation_id: workshop.id, price_cents: null })
  }
}
