import type { Role } from '#platform/access/member.ts'

/** Somebody who acts in the demonstration. */
export type Person = { id: string; name: string; role: Role; organisation: Organisation }

export type Organisation = {
  id: string
  name: string
  kind: string
  commune: string
  masked: string | null
  people: Person[]
}

/** How a sender is named to the receiver of a prescription. */
export const senderOf = (person: Person): string =>
  person.organisation.masked ?? `${person.name}, ${person.organisation.name}`
