import { refused } from '#platform/access/refusal.ts'
import { type Errors, inOrder, type Typed } from '#platform/web/form.ts'
import { one } from '#platform/web/typed.ts'
import { SignForm } from './handover.form.ts'
import { partyMissing, refusalOfWitness } from './handover.rules.ts'
import type { SeenHandover } from './handover.store.ts'
import { readSignature } from './signatureImage.ts'
import { signerQualities } from './signer.rules.ts'

/** All that a sheet to sign still lacks, in the order of its page: the family waits beside, and is asked once. Nothing when it is whole. */
export function missingOnSheet(handover: SeenHandover, typed: Typed, refusedFields: Errors | null): Errors | null {
  const said = (name: string) => one(typed[name])
  const how = said('how')
  const witness = how && refusalOfWitness(how, said('witness') ?? '')
  const image = how === 'screen' ? readSignature(said('signature')) : null
  const quality = said('signer_as')
  const errors: Errors = {
    ...partyMissing(handover, {
      signer_as: quality && quality in signerQualities ? (quality as keyof typeof signerQualities) : undefined,
      address: said('address'),
    }),
    ...(witness ? { witness } : {}),
    ...(refused(image) ? { signature: image.refusal } : {}),
    ...refusedFields,
  }
  return Object.keys(errors).length > 0 ? inOrder(SignForm, errors) : null
}
