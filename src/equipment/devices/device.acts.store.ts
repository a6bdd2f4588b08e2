import type { z } from 'zod'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { openCustody } from '../custody/custody.store.ts'
import { mayInventory } from '../donations/donation.rules.ts'
import { donationSeenBy } from '../donations/donation.store.ts'
import { sayLabel } from '../labels/label.code.ts'
import { bindLabel, freeLabel } from '../labels/label.store.ts'
import type { DeviceForm } from './device.form.ts'
import { deviceWithSerial, lockIdentity } from './device.serial.store.ts'
import { identityOrNull } from './snapshot.identity.ts'

/** Writes down one device that stands on the bench, from a lot or from elsewhere. */
export async function addDevice(
  by: Acting,
  form: z.output<typeof DeviceForm>,
): Promise<{ id: string; number: string } | Refusal> {
  const { don, label: said, ...facts } = form
  const serial = facts.serial ? identityOrNull(facts.serial) : null
  if (facts.serial && !serial)
    return refuse('Ce n’est pas un vrai numéro de série : laissez ce champ vide s’il est illisible.', 'serial')
  const lot = don ? await donationSeenBy(by, don) : null
  const refusal = lot ? mayInventory(by.member, lot) : don ? 'Ce don n’est pas pour vous.' : null
  if (refusal) return refuse(refusal, 'don')
  await lockIdentity(by)
  const twin = serial ? await deviceWithSerial(by, serial) : undefined
  if (twin) return refuse(`Cet appareil est déjà connu : ${twin.number}.`, 'serial')
  const label = said ? await freeLabel(by, said) : null
  if (refused(label)) return label
  const id = by.newId()
  const kept = await by.db
    .insertInto('device')
    .values({
      id,
      organisation_id: by.member.organisationId,
      donor_id: lot?.organisation_id ?? null,
      donation_id: lot?.id ?? null,
      ...facts,
      serial,
      state: 'received',
      created_at: by.now,
      updated_at: by.now,
    })
    .onConflict((c) => c.doNothing())
    .returning('number')
    .executeTakeFirst()
  if (!kept) return refuse('Cet appareil vient d’être ajouté par quelqu’un d’autre.', 'serial')
  await openCustody(by, [id], { organisationId: by.member.organisationId })
  if (label) await bindLabel(by, label.code, id)
  await record(by, {
    ...{ act: 'device.received', subject: ['device', id], to: 'received' },
    data: label ? { label: sayLabel(label.code) } : {},
  })
  return { id, number: kept.number }
}
