import { expect, test } from 'vitest'
import { type Journey, type Look, openJourney } from './browser.ts'
import { type Person, sees } from './hands.ts'
import { accept } from './need.steps.ts'

const wide = await openJourney()
const phone = await openJourney()
test('a family named by three partners is one household, on a wide screen', () => walk(wide, { width: 1200 }), 120_000)
test('and on a phone without any script', () => walk(phone, { width: 360, script: false }), 120_000)

const named = { paul: 'Famille Jablonski', samira: 'Mme Anna Jablonska', ines: 'Mme Jablonsky' } as const

/** Three partners name a family in their own words; the coordination judges; each partner is answered, and none learns of the others. */
async function walk(journey: Journey, look: Look): Promise<void> {
  const [paul, samira, ines, claire] = await Promise.all([
    journey.comes('paul', look),
    journey.comes('samira', look),
    journey.comes('ines', look),
    journey.comes('claire', look),
  ])
  const partners = { paul, samira, ines }
  for (const [first, person] of Object.entries(partners)) await orients(person, named[first as keyof typeof named])
  await accept(claire, named.paul, 'Collège des Trois-Tilleuls')
  await accept(claire, named.samira, 'CCAS de Harnes')
  await accept(claire, named.ines, 'une structure partenaire')

  await claire.open('/rapprochements')
  await claire.press('Relancer la recherche')
  await sees(claire, '1 famille à vérifier (3 paires')
  await claire.open('/ma-journee')
  await claire.answer('paires de fiches se ressemblent', 'Vérifier')
  await claire.follow('Comparer la première paire')
  await sees(claire, 'Est-ce la même famille ?', 'Téléphone', 'identique', 'Ce qui pèse dans la balance')
  await claire.fill('Pourquoi', 'La mère l’a confirmé au téléphone')
  await claire.press('C’est la même famille')
  await sees(claire, 'sont lues ensemble')
  await claire.follow('Comparer la première paire')
  await claire.press('C’est la même famille')
  await sees(claire, 'Rien à vérifier')

  await claire.open('/familles?nom=jablonsk')
  expect(await claire.page.locator('table a[href^="/familles/"]').count()).toBe(1)
  await claire.page.locator('table a[href^="/familles/"]').first().click()
  await sees(claire, 'Nommée par 3 structures', 'une structure partenaire')
  expect(await claire.reads()).not.toContain('addictologie')

  for (const [first, person] of Object.entries(partners)) {
    await person.open('/familles')
    const list = await person.reads()
    const own = named[first as keyof typeof named]
    expect([own, list.includes(own)]).toEqual([own, true])
    for (const other of Object.values(named)) if (other !== own) expect(list).not.toContain(other)
    await person.follow(own)
    expect(await person.reads()).not.toMatch(/Nommée par|fiches|réuni/)
  }

  await claire.follow('Voir ses 3 fiches')
  await claire.follow('Séparer')
  await claire.fill('Pourquoi', 'Deux cousines')
  await claire.press('Séparer')
  await sees(claire, 'est de nouveau une famille à part')
}

async function orients(person: Person, name: string): Promise<void> {
  await person.open('/orientations/nouvelle')
  await person.fill('Nom de la famille ou de la personne', name)
  await person.fill('Commune', 'Harnes')
  await person.tick('Un ordinateur')
  await person.fill('Téléphone', '06 39 98 01 77')
  await person.tick(/^La famille sait ce que je note ici/)
  await person.choose('Comment la famille a accepté d’être orientée', 'Au téléphone')
  await person.choose('À qui l’adresser', /^Les Passerelles/)
  await person.press('Envoyer l’orientation')
  await sees(person, 'La famille est orientée')
}
