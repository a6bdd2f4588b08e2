import { createHash } from 'node:crypto'
import type pg from 'pg'
import { agreementOf } from '#handover/handovers/agreement.store.ts'
import { handoverSeenBy } from '#handover/handovers/handover.store.ts'
import { itemsOf } from '#handover/handovers/item.store.ts'
import { type Acting, noWay } from '#platform/access/acting.ts'
import { boundTo } from '#platform/db/bound.ts'
import type { Demo, Row } from './demo.ts'
import type { Person } from './people.ts'
import { inventSignature } from './signatureImage.ts'

/**
 * Writes the agreements whose copy is still to be given, from the rows just written and exactly as signing does. Only those:
 * each PDF costs about a tenth of a second, and a demonstration starts at once.
 */
export async function writeAgreements(owner: pg.ClientBase, demo: Demo, keeper: Person): Promise<void> {
  const handovers = (demo.tables.get('handover') ?? []) as Row<'handover'>[]
  for (const { id, signed_how: how } of handovers.filter(({ state }) => state === 'signed')) {
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

/** Somebody of the demonstration, who acts behind the locks. */
export const actingAs = (owner: pg.ClientBase, { now, id }: Demo, { organisation, ...person }: Person): Acting => ({
  ...{ db: boundTo(owner), now, newId: () => id(now), ways: noWay, hosts: [] },
  member: {
    ...{ id: person.id, userId: '', name: person.name, email: '', role: person.role, admin: false, strong: false },
    ...{ organisationId: organisation.id, organisationName: organisation.name, organisationKind: organisation.kind },
  },
})

type Kept = { bytes: Buffer; name: string; type: string; at: Date; of: Person }

/** Keeps a file for whoever wrote it. */
export async function keepFile(owner: pg.ClientBase, demo: Demo, { bytes, name, type, at, of }: Kept): Promise<string> {
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
