import { filesOf } from '#needs/households/files.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { unanswered } from '../allocations/choice.rules.ts'
import { lastWords as promiseWords } from '../allocations/promise.store.ts'
import { promiseMany } from '../allocations/promiseMany.store.ts'
import { classedDevices } from '../commission/classed.store.ts'
import type { ListedNeed } from '../commission/proposal.store.ts'
import { type Sitting, sittingSeenBy } from '../commission/sitting.store.ts'
import { isKind } from '../programmes/words.ts'
import type { AnswerForm } from './appeal.form.ts'
import { appealSeenBy, othersWho, type SeenAppeal } from './appeal.read.store.ts'
import { refusalToAnswer, refusalToReceive } from './appeal.rules.ts'

const lastWords = {
  appeal_open: 'Un recours de cette famille attend déjà sa réponse.',
  appeal_of_family: 'Cette famille a été effacée : rien ne peut plus être revu pour elle.',
}

/** A family asks that people look at its case again. */
export const receiveAppeal = (
  by: Acting,
  run: Sitting,
  need: ListedNeed,
  form: { received_on: string; grounds: string },
) =>
  attempt(
    by.db,
    async (): Promise<Refusal | { id: string }> => {
      const wished = { ...need, decided_on: run.decided_on }
      const refusal = refusalToReceive(wished, form.received_on, dayOf(by.now))
      if (refusal) return refuse(refusal.refusal, refusal.field)
      const id = by.newId()
      await by.db
        .insertInto('appeal')
        .values({
          ...{ id, organisation_id: by.member.organisationId, run_need_id: need.id, ...form },
          ...{ written_by: by.member.name, written_at: by.now },
        })
        .execute()
      await record(by, {
        ...{ act: 'appeal.received', subject: ['appeal', id], householdId: need.household_id, to: 'received' },
        data: { run: run.name },
      })
      return { id }
    },
    lastWords,
  )

/** People look again, outside the run. Upheld, the family is promised what is free, within the places; or said to be next. */
export const answerAppeal = (by: Acting, id: string, form: AnswerForm) =>
  attempt(
    by.db,
    async (): Promise<Refusal | { upheld: boolean; promised: boolean }> => {
      await by.db.selectFrom('appeal').select('id').where('id', '=', id).forUpdate().execute()
      const appeal = await appealSeenBy(by, id)
      if (!appeal) return refuse('Ce recours n’existe plus.')
      const who = { name: by.member.name, others: await othersWho(by), alone: form.alone === 'oui' }
      const refusal = refusalToAnswer(appeal, who)
      if (refusal) return refuse(refusal.refusal, refusal.field)
      const upheld = form.upheld === 'oui'
      const promised = upheld && form.later !== 'oui' && !appeal.promised ? await promiseFree(by, appeal) : null
      if (refused(promised)) return promised
      await by.db
        .updateTable('appeal')
        .set({
          ...{ state: upheld ? 'upheld' : 'rejected', answer: form.answer },
          ...{ answered_by: by.member.name, answered_on: dayOf(by.now) },
        })
        .where('id', '=', id)
        .execute()
      if (promised) await markServed(by, appeal.run_need_id, promised.class)
      await record(by, {
        ...{
          act: upheld ? 'appeal.upheld' : 'appeal.rejected',
          subject: ['appeal', id],
          householdId: appeal.household_id,
        },
        ...{
          from: 'received',
          to: upheld ? 'upheld' : 'rejected',
          why: form.answer,
          data: { promised: promised !== null },
        },
      })
      return { upheld, promised: promised !== null }
    },
    promiseWords,
  )

const NOTHING = 'Gardez le recours ouvert, ou cochez « Rien n’est libre » pour l’accepter sans promesse.'

/** What is free today that suits this wish: its class if there is one, the longest ready first. */
async function promiseFree(by: Acting, appeal: SeenAppeal): Promise<Refusal | { class: string | null }> {
  const run = await sittingSeenBy(by, appeal.run_id)
  if (!run || !appeal.household_id) return refuse('Cette famille a été effacée : rien ne lui est plus promis.')
  const open = await openKinds(by, appeal.household_id, appeal.kinds)
  if (open.length === 0) return refuse('Cette famille a été servie entre-temps : il n’y a plus rien à lui promettre.')
  const devices = open.includes('computer') ? await classedDevices(by, run) : []
  const device = devices.find((one) => one.class === appeal.class) ?? devices[0]
  if (open.includes('computer') && !device) return refuse(`Aucun appareil n’est libre. ${NOTHING}`, 'later')
  const many = await promiseMany(by, run.programme_id, [
    {
      ...{ householdId: appeal.household_id, kinds: open.filter(isKind), deviceId: device?.id ?? null },
      ...{ sim: open.includes('connection') ? 'any' : null, runNeedId: appeal.run_need_id },
    },
  ])
  if (refused(many)) return refuse(`${many.refusal} ${NOTHING}`, 'later')
  return 'refusals' in many
    ? refuse(`${many.refusals[0]?.refusal} ${NOTHING}`, 'later')
    : { class: device?.class ?? null }
}

/** What people decided again stands in place of what the commission had: the run itself, and what it found, do not move. */
const markServed = (by: Acting, needId: string, given: string | null) =>
  by.db
    .updateTable('run_need')
    .set((row) => ({ final: 'served', class: row.fn.coalesce('class', row.val(given)) }))
    .where('id', '=', needId)
    .execute()

const openKinds = async (by: Acting, householdId: string, kinds: readonly string[]): Promise<string[]> =>
  (
    await by.db
      .selectFrom('need')
      .select('kind')
      .distinct()
      .where('household_id', 'in', filesOf(householdId))
      .where('kind', 'in', [...kinds])
      .where('state', 'in', unanswered)
      .execute()
  ).map(({ kind }) => kind)
