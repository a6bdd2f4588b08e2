import { createHash } from 'node:crypto'
import type pg from 'pg'
import { agreementOf } from '#handover/handovers/agreement.store.ts'
import { handoverSeenBy, itemsOf } from '#handover/handovers/handover.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { boundTo } from '#platform/db/bound.ts'
import type { Demo, Row } from './demo.ts'
import type { Person } from './people.ts'
import { inventSignature } from './signatureImage.ts'

/** A sheet takes some time to write: the latest handovers have theirs, older ones were signed before files were kept. */
const MOST = 6

/** Writes the agreements of the latest handovers from the rows just written, exactly as signing does. */
export async function writeAgreements(owner: pg.ClientBase, demo: Demo, keeper: Person): Promise<void> {
  const handovers = (demo.tables.get('handover') ?? []) as Row<'handover'>[]
  const signed = handovers.filter((one) => one.signed_at).sort((a, b) => timeOf(b) - timeOf(a))
  for (const { id, signed_how: how } of signed.slice(0, MOST)) {
    const by = actingAs(owner, demo, keeper)
    const handover = await handoverSeenBy(by, id)
    if (!handover?.signed_at) continue
    const at = handover.signed_at
    const image = how === 'screen' ? inventSignature(demo.random) : null
    const agreement = await agreementOf(by, handover, await itemsOf(by, id), image)
    const keep = (bytes: Buffer, name: string, type: string) =>
      keepFile(owner, demo, { bytes, name, type, at, of: keeper })
    const file = await keep(agreement, `convention-${handover.number}.pdf`, 'application/pdf')
    const drawn = image ? await keep(image, `signature-${handover.number}.png`, 'image/png') : null
    const values = [id, file, drawn]
    await owner.query('update app.handover set agreement_file_id = $2, signature_file_id = $3 where id = $1', values)
  }
}

const timeOf = ({ signed_at }: Row<'handover'>): number => (signed_at as Date).getTime()

const actingAs = (owner: pg.ClientBase, { now, id }: Demo, { organisation, ...person }: Person): Acting => ({
  ...{ db: boundTo(owner), now, newId: () => id(now) },
  member: {
    ...{ id: person.id, userId: '', name: person.name, email: '', role: person.role, admin: false, strong: false },
    ...{ organisationId: organisation.id, organisationName: organisation.name, organisationKind: organisation.kind },
  },
})

type Kept = { bytes: Buffer; name: string; type: string; at: Date; of: Person }

async function keepFile(owner: pg.ClientBase, demo: Demo, { bytes, name, type, at, of }: Kept): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest()
  const id = demo.id(at)
  await owner.query('insert into app.file_content values ($1, $2, $3) on conflict do nothing', [sha256, bytes, at])
  const values = [id, of.organisation.id, sha256, name, type, bytes.byteLength, at]
  await owner.query(
    'insert into app.file (id, organisation_id, sha256, name, type, size, created_at) values ($1, $2, $3, $4, $5, $6, $7)',
    values,
  )
  return id
}
