import { expect } from 'vitest'
import { type Person, sees } from './hands.ts'

/** The family of the story: everything in it is invented. */
export const family = 'Famille Tahiri'

/** At school: a pupil who does not connect, told in a minute with the parent's agreement. Gives the household's address. */
export async function hearNeedAtSchool(paul: Person): Promise<string> {
  await paul.open('/ma-journee')
  await sees(paul, 'Bonjour Paul', 'Rien ne vous attend')
  await paul.open('/familles')
  await paul.follow('Signaler un besoin')
  await paul.fill('Nom de la famille ou de la personne', family)
  await paul.fill('Commune', 'Harnes')
  await paul.fill('Adultes', '2')
  await paul.fill('Enfants', '3')
  await paul.fill('Prénom', 'Yanis')
  await paul.fill('Classe', '4e B')
  await paul.fill('Année de naissance', '2013')
  await paul.tick('Un ordinateur')
  await paul.tick('Une connexion')
  await paul.tick('Apprendre à s’en servir')
  await paul.fill('La situation, en une phrase', 'Trois enfants, un seul téléphone pour les devoirs')
  await paul.fill('Téléphone', '06 12 34 56 78')
  await paul.fill('Le bon moment', 'après 17 h')
  await paul.tick(/^La famille sait ce que je note ici/)
  await paul.select('Elle accepte que ces informations soient transmises à qui peut l’aider', 'De vive voix')
  await paul.press('Enregistrer le besoin')
  await sees(paul, 'Le besoin est enregistré.', family, 'Harnes', '2 adultes, 3 enfants', '06 12 34 56 78', 'Yanis')
  expect(await paul.chain()).toBe('done now ahead ahead')
  return paul.path()
}

/** The school addresses the family to the coordination of the territory. `age`: of a pupil of whom nobody noted it. */
export async function orient(paul: Person, household: string, age?: string): Promise<string> {
  await paul.open(household)
  await paul.follow('Orienter')
  await paul.choose('À qui l’adresser', /^Les Passerelles/)
  await paul.fill('Ce qui aidera à bien l’accueillir', 'Préfère venir avec son fils')
  if (age) await paul.choose('L’âge de la personne orientée', age)
  await paul.press('Envoyer l’orientation')
  await sees(paul, 'L’orientation est partie', 'Une réponse est attendue des Passerelles', 'En attente')
  expect(await paul.chain()).toBe('done now ahead ahead')
  return paul.path()
}

/** The page of two minutes: family, need, agreement and receiver at once. Says what it cost. */
export async function orientInTwoMinutes(samira: Person): Promise<string> {
  await samira.open('/ma-journee')
  Object.assign(samira.done, { typed: 0, chosen: 0, clicks: 0 })
  await samira.follow('Orienter une personne')
  const fields = await samira.page
    .locator('main form')
    .evaluate(
      (form) =>
        new Set(
          [...form.querySelectorAll<HTMLInputElement>('input:not([type=hidden]), select, textarea')].map(
            (control) => control.name,
          ),
        ).size,
    )
  await samira.fill('Nom de la famille ou de la personne', 'Mme Okonkwo')
  await samira.fill('Commune', 'Harnes')
  await samira.tick('Une connexion')
  await samira.fill('Téléphone', '06 98 76 54 32')
  await samira.tick(/^La famille sait ce que je note ici/)
  await samira.choose('Comment la famille a accepté d’être orientée', 'Au téléphone')
  await samira.choose('À qui l’adresser', /^Les Passerelles/)
  await samira.press('Envoyer l’orientation')
  const { typed, chosen, clicks } = samira.done
  console.log(
    `two-minute page: ${fields} questions in sight, ${typed} typed, ${chosen} chosen, ${clicks} pages or buttons`,
  )
  await sees(samira, 'La famille est orientée', 'Mme Okonkwo', 'Une réponse est attendue des Passerelles')
  expect(typed + chosen + clicks).toBeLessThanOrEqual(12)
  return samira.path()
}

/** The coordination answers from its day: accepted, and the sender is told. */
export async function accept(claire: Person, name: string, sender: string): Promise<void> {
  await claire.open('/ma-journee')
  await sees(claire, `${name} : une orientation vous est adressée`, sender)
  await claire.answer(`${name} : une orientation vous est adressée`, 'Répondre')
  await sees(claire, 'Répondre à cette orientation', `${sender} attend votre réponse`)
  await claire.press('Accepter')
  await sees(claire, 'La famille est acceptée. L’expéditeur est prévenu.', name)
  expect(await claire.chain()).toMatch(/^done done now/)
}
