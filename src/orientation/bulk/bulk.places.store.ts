import { communeReader, type Place } from '#needs/lists/list.commune.ts'
import type { Acting } from '#platform/access/acting.ts'
import { ownCommune } from '../prescriptions/receiver.store.ts'

/** What words that no commune begins with may mean: communes around this organisation whose name is nearly that, its own group of communes first. */
export async function nearlyWritten(by: Acting): Promise<(written: string) => readonly Place[]> {
  const own = await ownCommune(by)
  if (!own) return () => []
  const around = await by.db
    .selectFrom('commune as c')
    .innerJoin('commune as here', 'here.departement', 'c.departement')
    .select(['c.insee', 'c.name', 'c.postcodes'])
    .select((q) => q('c.epci', '=', q.ref('here.epci')).as('close'))
    .where('here.insee', '=', own.insee)
    .execute()
  const [near, far] = [communeReader(around.filter(({ close }) => close)), communeReader(around)]
  const meaning = ({ meant, perhaps }: { meant: Place | null; perhaps: Place[] }) => (meant ? [meant] : perhaps)
  return (written) => {
    const close = meaning(near(written))
    return close.length > 0 ? close : meaning(far(written))
  }
}

/** What is to be looked at in a commune where the programme that is addressed plans no place; nothing where none is addressed, or it plans none at all. */
export async function outOfProgramme(by: Acting, to: string): Promise<(place: Place) => string> {
  const [, programme] = to.split('.')
  if (!programme) return () => ''
  const planned = await by.db
    .selectFrom('quota as q')
    .innerJoin('programme as p', 'p.id', 'q.programme_id')
    .select(['p.name', 'q.commune'])
    .where('p.id', '=', programme)
    .execute()
  const [first] = planned
  const communes = new Set(planned.map(({ commune }) => commune))
  return ({ insee, name }) =>
    first && !communes.has(insee) ? `Hors du programme « ${first.name} » : aucune place n’y est prévue (${name}).` : ''
}
