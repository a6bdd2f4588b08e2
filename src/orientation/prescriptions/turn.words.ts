import type { Turn } from '#platform/ui/turn.ts'
import type { ToDo } from './toDo.words.ts'

/** What there is to do about a prescription, as a line of somebody's day. */
export const sayTurn = (
  { id, name }: { id: string; name: string },
  { what, detail, verb }: ToDo,
): Pick<Turn, 'title' | 'href' | 'detail' | 'verb'> => ({
  title: `${name} : ${what}`,
  href: `/orientations/${id}`,
  detail,
  verb: [verb, `/orientations/${id}`],
})
