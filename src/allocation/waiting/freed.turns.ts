import type { Acting } from '#platform/access/acting.ts'
import { counted } from '#platform/ui/counted.ts'
import type { Turn } from '#platform/ui/turn.ts'
import { freedSince } from './freed.store.ts'
import { redistributeHref, sayFreed } from './freed.words.ts'

/** For the coordination: what came free since a run, while families of that run wait. */
export async function freedTurns(by: Acting): Promise<Turn[]> {
  if (by.member.role !== 'coordinator') return []
  return (await freedSince(by)).map(
    (freed): Turn => ({
      tone: 'turn',
      since: freed.since,
      title: sayFreed(freed),
      href: `/programmes/${freed.programme}/attente`,
      detail: `${freed.name}, ${counted(freed.waiting, 'famille attend', 'familles attendent')} depuis le dernier passage`,
      verb: ['Redistribuer', redistributeHref(freed)],
    }),
  )
}
