import { expect, test } from 'vitest'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'

const site = await testSite()
const [ines, claire] = [site.as('ines'), site.as('claire')]
const registered = await ines.post('/familles/nouvelle', {
  ...{ name: 'Famille Prudente', commune: '62413', adults: '1', children: '1', needs: ['computer'] },
  ...{ channel: 'in_person', informed: 'oui', agreed: 'spoken' },
})
const family = registered.location ?? ''
const id = family.split('/').at(-1)
/** Another organisation follows the family, wholly or from afar. */
const follow = (who: 'claire' | 'samira', scope: string) =>
  site.owner(
    `insert into app.household_access (organisation_id, household_id, reason, scope, name, name_key, commune, stage, status, touched_at)
     select $1, id, 'prescription', $3, name, name_key, commune, stage, status, touched_at from app.household where id = $2`,
    [organisationId(who), id, scope],
  )
const readBy = (text: string) =>
  /Qui lit ce dossier<\/dt>([\s\S]*?)<\/dd>/
    .exec(text)?.[1]
    ?.replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

test('a file that nobody else reads says so', async () => {
  expect(readBy((await ines.get(family)).text)).toBe('Votre structure, et personne d’autre')
})

test('each reader is named to the others, one that is masked by its own words, without its identifier', async () => {
  await follow('claire', 'full')
  await follow('samira', 'status')
  expect(readBy((await ines.get(family)).text)).toBe(
    'Votre structure Les Passerelles CCAS de Harnes : le nom, la commune, la taille du foyer, les besoins et l’étape seulement',
  )
  const page = (await claire.get(family)).text
  expect(readBy(page)).toContain('une structure partenaire')
  for (const told of ['ddictologie', organisationId('ines')]) expect(page).not.toContain(told)
})

test('who follows from afar, or not at all, learns of no reader', async () => {
  expect(readBy((await site.as('samira').get(family)).text)).toBeUndefined()
  for (const who of ['samira', 'victor', 'sofia'] as const)
    expect(
      await site.acting(who, async (by) => {
        const { readersOf } = await import('#needs/households/readers.store.ts')
        return readersOf(by, id ?? '')
      }),
    ).toEqual([])
})

test('an organisation that no longer follows is no reader', async () => {
  await site.owner(
    'update app.household_access set ended_at = now() where household_id = $1 and organisation_id = $2',
    [id, organisationId('claire')],
  )
  expect(readBy((await ines.get(family)).text)).not.toContain('Passerelles')
})
