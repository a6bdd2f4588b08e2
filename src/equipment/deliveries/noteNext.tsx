import type { NoteProps } from './note.view.tsx'
import { OfDonor } from './noteNext.donor.tsx'
import { OfWorkshop } from './noteNext.workshop.tsx'

/** Whose turn it is on a note, and the one gesture that moves it. */
export const NoteNext = (props: NoteProps) =>
  props.lot.refurbisher_id === props.member.organisationId ? <OfWorkshop {...props} /> : <OfDonor {...props} />
