import { expect, test } from 'vitest'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { sceneOf } from '../allocations/scene.testing.ts'

const site = await testSite()
const scene = sceneOf(site)
const claire = site.as('claire')
const carry = (from: string, fields: Record<string, string> = {}) =>
  claire.post(`/programmes/${from}/reports`, {
    ...{ place: '62413 computer', places: '2', to: from, commune: 'Lens (62300)' },
    ...{ body: 'Comité de programme', why: 'Harnes n’a pas tout utilisé' },
    ...fields,
  })
const places = async (programme: string) =>
  (
    await site.owner<{ line: string }>(
      `select commune || ' ' || places as line from app.quota where programme_id = $1 and kind = 'computer' order by commune`,
      [programme],
    )
  ).map(({ line }) => line)

test('places go to another commune, or to the next programme, with who decided and why', async () => {
  const [here, next] = [await scene.programme({ computer: 5 }), await scene.programme({ computer: 1 })]
  expect((await carry(here)).status).toBe(303)
  expect(await places(here)).toEqual(['62413 3', '62498 2'])
  expect((await carry(here, { to: next, commune: 'Harnes (62440)', places: '3' })).status).toBe(303)
  expect([await places(here), await places(next)]).toEqual([['62413 0', '62498 2'], ['62413 4']])
  for (const programme of [here, next]) {
    const page = await claire.get(`/programmes/${programme}/reports`)
    expect(page.text).toContain('Comité de programme')
    expect(page.text).toContain('Harnes n’a pas tout utilisé')
  }
  const events = await site.owner(`select why from app.event where act = 'carryOver.decided'`)
  expect(events).toHaveLength(2)
})

test('what is promised or reserved never leaves, and every refusal keeps what was typed', async () => {
  const here = await scene.programme({ computer: 4 })
  const over = await scene.programme({ computer: 1 }, { ends: '2020-02-01' })
  const household = await scene.household({ needs: ['computer'] })
  await claire.post(`/familles/${household}/attribuer`, { programme: here, device: (await scene.device()).id })
  await site.owner(
    `insert into app.reservation (id, organisation_id, programme_id, commune, kind, holder_id, places, until, written_at)
     values (app.uuid7(), $1, $2, '62413', 'computer', $3, 2, current_date + 30, now())`,
    [organisationId('claire'), here, organisationId('samira')],
  )
  for (const [fields, said] of [
    [{ places: '2' }, 'Il ne reste qu’une place libre à Harnes'],
    [{ commune: 'Harnes (62440)', places: '1' }, 'Ces places y sont déjà'],
    [{ commune: 'Zzyzx' }, 'n’est pas reconnue'],
    [{ to: over, places: '1' }, 'Ce programme est terminé'],
    [{ to: household, places: '1' }, 'Choisissez un programme de la liste.'],
    [{ places: '-1' }, 'Écrivez un nombre entier.'],
    [{ body: '' }, 'Dites qui a décidé.'],
    [{ place: '62771 connection' }, 'Choisissez des places de la liste.'],
  ] as const) {
    const answer = await carry(here, { why: 'Raison gardée', ...fields })
    expect([answer.status, answer.text.includes(said), said]).toEqual([422, true, said])
    expect(answer.text).toContain('Raison gardée')
  }
  expect(await places(here)).toEqual(['62413 4'])
})

test('the last free places carried twice at once, both ways, are carried once', async () => {
  for (let round = 0; round < 5; round++) {
    const [one, other] = [await scene.programme({ computer: 2 }), await scene.programme({ computer: 2 })]
    const answers = await Promise.all([
      carry(one, { to: other, commune: 'Harnes (62440)' }),
      carry(one, { to: other, commune: 'Harnes (62440)' }),
      carry(other, { to: one, commune: 'Harnes (62440)' }),
    ])
    expect(answers.every(({ status }) => status === 303 || status === 422)).toBe(true)
    const sum = [...(await places(one)), ...(await places(other))].reduce(
      (n, line) => n + Number(line.split(' ')[1]),
      0,
    )
    expect(sum).toBe(4)
  }
})
