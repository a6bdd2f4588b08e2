import { boughtTablets, slipTo } from '#equipment/transfers/transfer.fixture.ts'
import type { Journey } from './browser.ts'
import { type Person, sees } from './hands.ts'

/** The coordination entrusts new tablets to a school, and signs that they leave. Gives their serial numbers. */
export async function tabletsLeave({ site }: Journey, count: number): Promise<string[]> {
  const serials = Array.from({ length: count }, (_, at) => `TABLETTE${String(at + 1).padStart(3, '0')}`)
  await boughtTablets(site, serials)
  await slipTo(site, serials)
  return serials
}

/** The head counts the boxes, scans what is there, and signs: the last of them did not come, and its sender answers for it. */
export async function receiveAllButOne(paul: Person, serials: readonly string[]): Promise<void> {
  const here = serials.slice(0, -1)
  await paul.open('/ma-journee')
  await paul.answer(`${serials.length} tablettes annoncées`, 'Recevoir')
  await paul.fill('Combien d’appareils avez-vous devant vous', String(here.length))
  await paul.press('Noter ce compte')
  for (const serial of here) {
    await paul.fill('Numéro de l’appareil', serial)
    await paul.press('Noter')
  }
  await sees(paul, new RegExp(`${here.length}\\s+appareils notés`), '1 appareil sera noté manquant')
  await paul.press('Signer la réception')
  await sees(paul, 'Réception signée.', 'Arrivé, avec des écarts', 'Paul Wattrelos')
}

/** The class answers for its tablets, up to its families. */
export async function giveToClass(paul: Person, count: number): Promise<void> {
  await paul.open('/appareils')
  await paul.follow('Répartir par classe')
  await paul.page.getByLabel('Classe', { exact: true }).selectOption({ index: 1 })
  await paul.fill('Nombre de tablettes', String(count))
  await paul.press('Confier à cette classe')
  await sees(paul, `${count} tablettes confiées à la classe`, /0\s+tablette à répartir/)
}
