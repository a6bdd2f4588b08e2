import { sceneOf as allocationScene } from '#allocation/allocations/scene.testing.ts'
import type { TestSite } from '#testing/testSite.ts'

/** A family to which a computer and a card are promised, and its sheet: what the tests of handovers begin with. */
export const sceneOf = (site: TestSite) => {
  const scene = allocationScene(site)
  const promised = async ({ name = '', sim = true } = {}) => {
    const programme = await scene.programme({ computer: 3 })
    const household = await scene.household({ name, needs: sim ? ['computer', 'connection'] : ['computer'] })
    const orientation = await scene.accepted(household)
    const [device, card] = [await scene.device(), await scene.sim()]
    await site
      .as('claire')
      .post(`/familles/${household}/attribuer`, { programme, device: device.id, sim: sim ? card.id : undefined })
    const items = (
      await site.owner<{ id: string }>('select id from app.allocation where household_id = $1 order by kind', [
        household,
      ])
    ).map((row) => row.id)
    return { programme, household, orientation, device, card, items }
  }
  const prepared = async (options: { name?: string; sim?: boolean; kind?: 'loan' | 'gift' } = {}) => {
    const family = await promised(options)
    const answer = await site.as('nadia').post(`/familles/${family.household}/remise`, {
      items: family.items,
      kind: options.kind ?? 'loan',
      due_on: '2028-07-01',
      accessories: 'chargeur, souris',
    })
    return { ...family, url: answer.location ?? '', id: answer.location?.split('/').pop() ?? '' }
  }
  return { ...scene, promised, prepared }
}
