import { createHash } from 'node:crypto'
import type { Device } from '../devices/device.store.ts'
import type { Drive } from '../devices/snapshot.drives.ts'
import { serialKey } from '../devices/snapshot.identity.ts'
import type { DriveEvidence } from '../wiping/driveEvidence.ts'
import type { Kept } from '../wiping/wipe.store.ts'
import { sayMethod } from '../wiping/wipe.words.ts'
import type { WipeEvidence } from '../wiping/wipeEvidence.rules.ts'
import type { KeptRecord } from '../wiping/wipeRecord.store.ts'
import { sayRecordMethod } from '../wiping/wipeRecord.words.ts'
import type { Bringer } from './certificate.rules.ts'
import type { CertifiedFacts, Support } from './certificate.words.ts'
import { sanitised } from './sanitised.rules.ts'

type Evidence = { wipes: Kept['wipes']; records: readonly KeptRecord[] }

/** The logs and records on which a proof rests: those only, so that a failed log before them is no operator's. */
export function restsOn(evidence: WipeEvidence, { wipes, records }: Evidence): Evidence {
  const files = new Set(evidence.drives.map((drive) => drive.log?.sha256))
  const ids = new Set(evidence.drives.flatMap((drive) => [drive.recordId, drive.datedBy]))
  return {
    wipes: wipes.filter((wipe) => files.has(wipe.file_sha256.toString('hex'))),
    records: records.filter((record) => ids.has(record.id)),
  }
}

export const bringersOf = ({ wipes, records }: Evidence): Bringer[] => [
  ...wipes.map((one) => ({ memberId: one.member_id, name: one.operator, organisationId: one.organisation_id })),
  ...records.map((one) => ({ memberId: one.operator_id, name: one.operator, organisationId: one.organisation_id })),
]

/** Digests of the evidence: of each log its file's, of each record that of what was said in it. Sorted: the order of arrival proves nothing. */
export const digestsOf = ({ wipes, records }: Evidence): string[] =>
  [
    ...wipes.map((wipe) => wipe.file_sha256.toString('hex')),
    ...records.map((one) =>
      createHash('sha256')
        .update(JSON.stringify([one.id, one.kind, one.drive_serial, one.method, one.system, one.place, one.done_on]))
        .digest('hex'),
    ),
  ].sort()

export const evidenceDigest = (digests: readonly string[]): Buffer =>
  createHash('sha256').update(digests.join('\n')).digest()

/** What the certificate will say for ever of this machine. */
export const factsOf = (
  device: Device,
  evidence: WipeEvidence,
  kept: Evidence,
  said: Pick<CertifiedFacts, 'destination' | 'sensitivity' | 'backup'>,
): CertifiedFacts => ({
  ...{ number: device.number, maker: device.brand, model: device.model, kind: device.kind },
  ...{ serial: device.serial, tag: device.inventory_tag, donor: device.donor },
  ...{ destination: said.destination, sensitivity: said.sensitivity, backup: said.backup },
  supports: evidence.drives.map((drive) => supportOf(drive, device, kept)),
  evidence: digestsOf(kept),
})

function supportOf(proof: DriveEvidence, device: Device, { records }: Evidence): Support {
  const drive = (device.drives as Drive[]).find(
    ({ serial }) => serial && proof.serial && serialKey(serial) === serialKey(proof.serial),
  )
  const record = records.find(({ id }) => id === proof.recordId)
  const dated = records.find(({ id }) => id === proof.datedBy)
  const wiped = proof.drive
  return {
    ...{ model: proof.model ?? '', serial: proof.serial ?? '', type: drive?.type ?? (record ? 'memory' : 'unknown') },
    bytes: drive?.bytes ?? wiped?.bytes ?? null,
    ...sanitised(proof),
    method: record
      ? [sayRecordMethod(record.method), record.system].filter(Boolean).join(', ')
      : `${sayMethod(proof.log?.method ?? '')}${(proof.log?.rounds ?? 1) > 1 ? `, ${proof.log?.rounds} tours` : ''}`,
    tool: record ? '' : [proof.log?.tool, proof.log?.version].filter(Boolean).join(' '),
    source: sourceOf(proof, device),
    ...datingOf(proof, dated),
    on:
      record?.done_on ??
      dated?.done_on ??
      (wiped?.finished ?? wiped?.started ?? proof.log?.startedAt ?? '').slice(0, 10),
  }
}

/** The machine that a support came from, by the evidence itself when it names one. */
function sourceOf({ log, otherMachine }: DriveEvidence, device: Device): string {
  const { manufacturer, product, serial } = log?.host ?? { manufacturer: null, product: null, serial: null }
  const host = [[manufacturer, product].filter(Boolean).join(' '), serial && `série ${serial}`]
    .filter(Boolean)
    .join(', ')
  if (otherMachine) return `De cette machine, effacé dans une autre : ${host}`
  const own = [`${device.brand} ${device.model}`.trim(), device.serial && `série ${device.serial}`]
    .filter(Boolean)
    .join(', ')
  return host
    ? `De cette machine : ${host}`
    : `De cette machine : ${own}.${log ? ' Le journal ne nomme pas la machine.' : ''}`
}

function datingOf(proof: DriveEvidence, dated: KeptRecord | undefined): { dating?: string } {
  if (proof.doubts.length === 0) return {}
  if (dated)
    return {
      dating: `${sayRecordMethod(dated.method)}${dated.slip ? ` (${dated.slip})` : ''}. Vérifié par une seconde personne.`,
    }
  return {
    dating: 'Heure sans fuseau horaire, proche de l’arrivée ou du dernier usage : comparée par une seconde personne.',
  }
}
