import { expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import { sceneOf } from './scene.testing.ts'
import { signedOnScreen } from './signed.testing.ts'

const site = await testSite()
const scene = sceneOf(site)
const [nadia, claire] = [site.as('nadia'), site.as('claire')]
const signed = signedOnScreen

test('whatever is signed, refused, cancelled and promised at once, one story holds: nobody meets an error and the counts agree', async () => {
  for (let round = 0; round < 12; round++) {
    const { url, id, household, programme, device, items } = await scene.prepared()
    const [computer] = await site.owner<{ id: string }>(
      'select id from app.handover_item where handover_id = $1 and device_id is not null',
      [id],
    )
    const [spare, card, other] = await Promise.all([scene.device(), scene.sim(), scene.programme({ computer: 3 })])
    const acts = [
      () => nadia.sign(url, signed),
      () => claire.post(`${url}/objets/${computer?.id}/refuser`, { why: 'Déjà équipée' }),
      () => nadia.post(`${url}/annuler`, { why: 'Pas venue' }),
      () => claire.post(`/attributions/${items[0]}/annuler`, { why: 'Erreur' }),
      () => claire.post(`/familles/${household}/attribuer`, { programme, device: spare.id, sim: 'later' }),
      () => claire.post(`/familles/${household}/attribuer`, { programme: other, device: spare.id, sim: card.id }),
      () => claire.post(`/attributions/${items[1]}/annuler`, { why: 'Erreur' }),
      () => nadia.post(`/familles/${household}/remise`, { items, kind: 'gift' }),
    ]
    const turned = [...acts.slice(round % acts.length), ...acts.slice(0, round % acts.length)]
    const answers = await Promise.all(turned.map((act) => act()))
    expect(answers.map(({ status }) => status).filter((status) => status !== 303 && status !== 422)).toEqual([])

    const [allocation] = await site.owner<{ state: string }>('select state from app.allocation where device_id = $1', [
      device.id,
    ])
    const expected = { promised: 'reserved', handed_over: 'handed_over', cancelled: 'ready' }[allocation?.state ?? '']
    expect(await scene.state('device', 'id', device.id)).toEqual([expected])
    const [counted] = await site.owner(
      `select count(*) filter (where state <> 'cancelled')::int as promised, count(*) filter (where state = 'handed_over')::int as handed_over
       from app.allocation where programme_id = $1 and kind = 'computer'`,
      [programme],
    )
    expect(await scene.quota(programme)).toMatchObject(counted ?? {})
    const open = await site.owner(
      `select id from app.custody c where device_id = $1 and until is null
        and not exists (select from app.custody b where b.under_id = c.id and b.until is null)`,
      [device.id],
    )
    expect(open).toHaveLength(1)
  }
})
