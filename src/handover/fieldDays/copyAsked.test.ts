import { expect, test } from 'vitest'
import { openMailbox } from '#testing/mailbox.ts'
import { testSite } from '#testing/testSite.ts'
import { takeFieldAct } from './fieldAct.store.ts'
import { sceneOf } from './scene.testing.ts'
import { tabletOf } from './tablet.store.ts'

const site = await testSite()
const scene = sceneOf(site)
const mailbox = await openMailbox()
const copies = (handout: string) =>
  site.owner('select state, copy_how, copy_to from app.handover where handout_id = $1 order by copy_to', [handout])

test('a copy asked for by e-mail on a tablet leaves when the tablet is back, once, and a wrong address holds no signature back', async () => {
  const { id } = await scene.day(3)
  const tablet = await scene.tablet(id)
  const [one, two, three] = tablet.pack.sheets
  if (!one || !two || !three) throw new Error('Three sheets were prepared')
  const asked = await tablet.signs(one, { email: 'terrain@exemple.test' })
  for (const sent of [asked, asked, await tablet.signs(two, { email: 'pas une adresse' }), await tablet.signs(three)])
    expect((await scene.sends(sent))?.outcome).toBe('done')
  expect((await mailbox.collect(site.database)).map(({ to }) => to)).toEqual(['terrain@exemple.test'])
  expect(await copies(id)).toEqual([
    { state: 'closed', copy_how: 'email', copy_to: 'terrain@exemple.test' },
    { state: 'signed', copy_how: null, copy_to: null },
    { state: 'signed', copy_how: null, copy_to: null },
  ])
})

test('where no e-mail can leave, the signature holds and what was asked stays on the sheet', async () => {
  const { id } = await scene.day(1)
  const tablet = await scene.tablet(id)
  const [sheet] = tablet.pack.sheets
  if (!sheet) throw new Error('A sheet was prepared')
  const sent = await tablet.signs(sheet, { email: 'veut@exemple.test' })
  const taken = await site.acting('nadia', async (by) => {
    const out = await tabletOf(by, sent.tablet)
    return out && takeFieldAct({ ...by, ways: { email: false, sms: false } }, out, sent)
  })
  expect(taken).toMatchObject({ outcome: 'done' })
  expect(await mailbox.collect(site.database)).toEqual([])
  expect(await copies(id)).toEqual([{ state: 'signed', copy_how: 'email', copy_to: 'veut@exemple.test' }])
})
