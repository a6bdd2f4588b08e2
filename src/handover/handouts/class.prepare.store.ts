import { readyByKind, reserveNext } from '#equipment/devices/device.reserve.store.ts'
import { type ClassPupil, familiesNamedAs, familiesOfClass, tieFamilies } from '#needs/signals/class.families.store.ts'
import { lockClass, type SchoolClass } from '#needs/signals/class.store.ts'
import { sayPupil } from '#needs/signals/words.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { refusalOfGift } from '../handovers/handover.rules.ts'
import { type ClassForm, familyField } from './handout.form.ts'
import { insertHandout, labelsOf, refusalOfHandout, sheetsAtOnce } from './handout.insert.store.ts'
import { refusalOfStock } from './handout.rules.ts'
import type { LeftOut } from './handout.words.ts'

export type Listed = ClassPupil & {
  /** Why no sheet is made for this pupil, if none is. */
  left: LeftOut | null
}

/** The pupils of a class, with those for whom no sheet is made: a family waits for one signature at a time. */
export async function pupilsListed(by: Acting, classId: string): Promise<Listed[]> {
  const pupils = await familiesOfClass(by, classId)
  const households = pupils.flatMap(({ household_id }) => household_id ?? [])
  const open = households.length > 0 ? await openSheets(by, households) : new Set()
  return pupils.map((pupil) => ({
    ...pupil,
    left: pupil.stopped ? 'stopped' : !pupil.open ? 'closed' : open.has(pupil.household_id) ? 'open' : null,
  }))
}

const openSheets = async (by: Acting, households: readonly string[]): Promise<Set<string | null>> =>
  new Set(
    (
      await by.db
        .selectFrom('handover')
        .select('household_id')
        .where('organisation_id', '=', by.member.organisationId)
        .where('household_id', 'in', households)
        .where('state', '=', 'prepared')
        .execute()
    ).map(({ household_id }) => household_id),
  )

export type Prepared = { id: string; sheets: number; devices: number; missing: number; left: string[] }

/** Another family than those of the same name that the school follows. */
export const ANOTHER = 'another'

/**
 * Prepares a sheet for each family of a class, in one act: households for the pupils who have none, a device each in the order of the
 * list (or to be scanned), and what goes with it. Children of one household stand on one sheet. `families`: by pupil, the household
 * meant, or ANOTHER, where some bear the same name.
 */
export async function prepareClass(
  by: Acting,
  of: SchoolClass,
  form: ClassForm,
  families: ReadonlyMap<string, string>,
): Promise<Refusal | Prepared> {
  const refusal = await refusalOfHandout(by, form)
  if (refusal) return refusal
  return attempt(by.db, () => prepareUnderLocks(by, of, form, families), {
    handover_one_open: 'Une feuille vient d’être préparée pour une famille de cette classe : rouvrez la page.',
    handover_item_device: 'Un de ces appareils vient d’être pris : rouvrez la page.',
  })
}

async function prepareUnderLocks(
  by: Acting,
  of: SchoolClass,
  form: ClassForm,
  families: ReadonlyMap<string, string>,
): Promise<Refusal | Prepared> {
  await lockClass(by, of.id)
  const all = await pupilsListed(by, of.id)
  if (all.length === 0) return refuse('Cette classe n’a aucun élève : ajoutez d’abord sa liste.')
  const pupils = all.filter(({ left }) => left === null)
  if (pupils.length === 0) return refuse('Une feuille attend déjà chaque famille de cette classe.')
  const chosen = await chosenIn(by, pupils, families)
  if ('refusal' in chosen) return chosen
  const ready = (await readyByKind(by)).find(({ kind }) => kind === form.device)
  const stock = refusalOfStock(Number(ready?.n ?? 0))
  if (stock) return refuse(stock, 'device')
  const gift = form.kind === 'gift'
  const entrusted = refusalOfGift(
    form.kind,
    ready && Number(ready.own) === 0 ? [{ number: null, owner: ready.owner }] : [],
  )
  if (entrusted) return refuse(entrusted, 'kind')
  const commune = await communeOf(by)
  if (!commune) return refuse('La commune de votre établissement n’est pas notée : écrivez-la dans sa fiche.')

  const tied = await tieFamilies(by, of, pupils, { chosen, commune })
  const devices = form.how === 'list' ? await reserveNext(by, form.device, pupils.length, { own: gift }) : []
  const id = await insertHandout(by, form, of.id)
  const households = [...new Set(tied.map(({ household }) => household))]
  await sheetsAtOnce(
    by,
    { id, form },
    households.map((household) => {
      const own = tied.flatMap((one, at) =>
        one.household === household ? [{ ...one, device: devices[at] ?? null }] : [],
      )
      return {
        household,
        items: [
          ...own.map(({ beneficiary, device }) => ({ beneficiary_id: beneficiary, device_id: device })),
          ...labelsOf(form, own.length),
        ],
      }
    }),
  )
  const counts = { sheets: households.length, devices: devices.length, missing: pupils.length - devices.length }
  await record(by, {
    act: 'handout.prepared',
    subject: ['handout', id],
    to: 'prepared',
    data: { ...counts, class: of.id },
  })
  return { id, ...counts, left: all.filter(({ left }) => left !== null).map(sayPupil) }
}

/** Which of the families of the same name is the pupil's: said for each one that has some. */
async function chosenIn(
  by: Acting,
  pupils: readonly ClassPupil[],
  families: ReadonlyMap<string, string>,
): Promise<Refusal | Map<string, string>> {
  const named = await familiesNamedAs(by, pupils)
  const chosen = new Map<string, string>()
  for (const pupil of pupils) {
    const own = named.filter((family) => family.pupil === pupil.id)
    if (own.length === 0) continue
    const said = families.get(pupil.id)
    if (own.some((family) => family.id === said)) chosen.set(pupil.id, said ?? '')
    else if (said !== ANOTHER)
      return refuse(
        `Dites quelle est la famille de ${sayPupil(pupil)}, ou que c’en est une autre.`,
        familyField(pupil.id),
      )
  }
  return chosen
}

const communeOf = async (by: Acting): Promise<string | null> =>
  (
    await by.db
      .selectFrom('organisation')
      .select('commune')
      .where('id', '=', by.member.organisationId)
      .executeTakeFirst()
  )?.commune ?? null
