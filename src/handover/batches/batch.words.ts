import type { Tone } from '#platform/ui/chip.tsx'

/** To whom a batch is lent: never a family, which has a sheet of its own. */
export const receivers = { person: 'Une personne', place: 'Un de vos lieux' } as const
export type Receiver = keyof typeof receivers

export const batchStates: Record<string, { label: string; tone: Tone }> = {
  prepared: { label: 'À signer', tone: 'turn' },
  signed: { label: 'Signée', tone: 'done' },
  closed: { label: 'Tout est revenu', tone: 'calm' },
  cancelled: { label: 'Annulée', tone: 'calm' },
}

type Received = {
  receiver: string
  place: string | null
  receiver_name: string | null
  receiver_role: string | null
  receiver_of: string
}

/** "Médiathèque de Lens", "Awa Diop, enseignante (Collège Jean-Moulin)". */
export const sayReceiver = (batch: Received): string =>
  batch.receiver === 'place' ? (batch.place ?? '') : sayPerson(batch)

/** Who answers, by name until it is erased: "Awa Diop, enseignante (Collège Jean-Moulin)". */
export const sayPerson = ({
  receiver_name,
  receiver_role,
  receiver_of,
}: Omit<Received, 'receiver' | 'place'>): string =>
  `${receiver_name === null ? 'Nom effacé' : `${receiver_name}, ${receiver_role}`}${receiver_of && ` (${receiver_of})`}`

/** How the copy of whoever received was given. */
export const copyWords: Readonly<Record<string, string>> = { printed: 'Imprimé', none: 'Pas demandé' }

export const crumbs: [string, string][] = [
  ['Séances de remise', '/seances'],
  ['Lieux et personnes', '/remises-groupees'],
]
