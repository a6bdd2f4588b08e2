import type pg from 'pg'
import { deedPdf } from '#equipment/deeds/deed.pdf.ts'
import { deedOf, deedSaid } from '#equipment/deeds/deed.store.ts'
import { donationSeenBy } from '#equipment/donations/donation.store.ts'
import { actingAs, keepFile } from './agreements.ts'
import type { Demo, Row } from './demo.ts'
import type { Person } from './people.ts'

/** Writes the deeds to which both sides said yes, from the rows just written and exactly as their second yes does. */
export async function writeDeeds(owner: pg.ClientBase, demo: Demo, workshop: Person): Promise<void> {
  for (const { donation_id: id, refurbisher_agreed_at: agreed } of (demo.tables.get('deed') ?? []) as Row<'deed'>[]) {
    const at = agreed as Date
    const by = { ...actingAs(owner, demo, workshop), now: at }
    const [lot, deed] = [await donationSeenBy(by, id), await deedOf(by, id)]
    if (!lot || !deed) continue
    const name = `acte-de-cession-${deed.number}.pdf`
    const bytes = await deedPdf(await deedSaid(by, lot, deed))
    const file = await keepFile(owner, demo, { bytes, name, type: 'application/pdf', at, of: workshop })
    await owner.query(
      'insert into app.donation_paper (file_id, organisation_id, donation_id, name, added_at) values ($1, $2, $3, $4, $5)',
      [file, workshop.organisation.id, id, name, at],
    )
    await owner.query(
      'update app.deed set file_id = $2, sha256 = (select sha256 from app.file where id = $2) where donation_id = $1',
      [id, file],
    )
  }
}
