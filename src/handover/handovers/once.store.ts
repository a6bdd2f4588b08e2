import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { attempt } from '#platform/db/attempt.ts'
import type { SentForm } from './handover.form.ts'
import { lockHandover } from './handover.store.ts'

type Sheet = { id: string }

/**
 * One act on one sheet, whoever sends it: a page now, or a tablet later with the number that it gave the act. The sheet is locked,
 * then `act` is asked with its state. The same number sent again does nothing and gives `again`; refused, it may be sent anew.
 */
export const actOnce = <T>(
  by: Acting,
  sheet: Sheet,
  name: string,
  form: SentForm,
  {
    act,
    again,
    sentences,
  }: { act: (state: string) => Promise<Refusal | T>; again: T; sentences?: Record<string, string> },
): Promise<Refusal | T> =>
  attempt(
    by.db,
    async () => {
      const state = await lockHandover(by, sheet.id)
      if (form.act_id && !(await isFirst(by, sheet, name, form.act_id, form.said_at)))
        return (await isSame(by, sheet, name, form.act_id))
          ? again
          : refuse('Ce geste porte le numéro d’un autre : relevez-le de nouveau sur la tablette.')
      return act(state)
    },
    sentences,
  )

const isFirst = async (by: Acting, { id }: Sheet, act: string, actId: string, said?: string): Promise<boolean> =>
  (await by.db
    .insertInto('handover_act')
    .values({
      ...{ organisation_id: by.member.organisationId, id: actId, handover_id: id, act },
      ...{ said_at: said ? new Date(said) : null, at: by.now },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()) !== undefined

const isSame = async (by: Acting, { id }: Sheet, act: string, actId: string): Promise<boolean> =>
  (await by.db
    .selectFrom('handover_act')
    .select('id')
    .where('organisation_id', '=', by.member.organisationId)
    .where('id', '=', actId)
    .where('handover_id', '=', id)
    .where('act', '=', act)
    .executeTakeFirst()) !== undefined
