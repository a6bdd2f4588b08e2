import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { PAGE } from '#platform/db/page.ts'
import type { Cursor } from '#platform/web/keyset.ts'
import type { ProgrammeForm } from './programme.form.ts'
import { programmesSeenBy } from './programme.seen.store.ts'
import type { Places } from './quota.lines.ts'
import { openPlaces } from './quota.store.ts'

/** The programmes that this member runs or funds, the latest created first; one row more than a page. */
export const listedProgrammes = (by: Acting, after: Cursor) =>
  programmesSeenBy(by)
    .where((q) =>
      q.or([
        q('programme.created_at', '<', after.at),
        q.and([q('programme.created_at', '=', after.at), q('programme.id', '<', after.id)]),
      ]),
    )
    .orderBy('programme.created_at', 'desc')
    .orderBy('programme.id', 'desc')
    .limit(PAGE + 1)
    .execute()

/** Organisations that may fund a programme. */
export const possibleFunders = (by: Acting) =>
  by.db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('kind', 'in', ['foundation', 'departement', 'state', 'community', 'company', 'operator', 'caf', 'town_hall'])
    .where('id', '<>', by.member.organisationId)
    .orderBy('name')
    .limit(500)
    .execute()

/** Opens a programme and its places in each commune: one act. */
export const createProgramme = (by: Acting, form: ProgrammeForm, places: readonly Places[]) =>
  attempt(by.db, async (): Promise<Refusal | { id: string }> => {
    const refusal = await refusalOfFunder(by, form)
    if (refusal) return refusal
    const id = by.newId()
    const { name } = form
    await by.db
      .insertInto('programme')
      .values({
        id,
        organisation_id: by.member.organisationId,
        created_at: by.now,
        ...columnsOf(form),
      })
      .execute()
    const unopened = await openPlaces(by, id, places)
    if (unopened) return unopened
    await record(by, { act: 'programme.created', subject: ['programme', id], data: { name, communes: places.length } })
    return { id }
  })

/** Changes a programme. Communes left out keep what is promised there and nothing more. */
export const changeProgramme = (by: Acting, id: string, form: ProgrammeForm, places: readonly Places[]) =>
  attempt(by.db, async (): Promise<Refusal | { id: string }> => {
    const refusal = await refusalOfFunder(by, form)
    if (refusal) return refusal
    const { name } = form
    await by.db
      .updateTable('programme')
      .set(columnsOf(form))
      .where('id', '=', id)
      .where('organisation_id', '=', by.member.organisationId)
      .execute()
    const unopened = await openPlaces(by, id, places)
    if (unopened) return unopened
    await record(by, { act: 'programme.changed', subject: ['programme', id], data: { name, communes: places.length } })
    return { id }
  })

const columnsOf = ({ name, starts_on, note, publics, whole, funder, ends_on }: ProgrammeForm) => ({
  ...{ name, starts_on, note, publics, whole_kits: whole === 'whole' },
  ...{ funder_id: funder ?? null, ends_on: ends_on ?? null },
})

const refusalOfFunder = async (by: Acting, { funder }: ProgrammeForm): Promise<Refusal | null> =>
  !funder || (await possibleFunders(by)).some(({ id }) => id === funder)
    ? null
    : refuse('Choisissez un financeur de la liste.', 'funder')
