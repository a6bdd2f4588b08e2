import { waysToReach } from '#network/organisations/reach.words.ts'
import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { sayList } from '#platform/i18n/sayList.ts'
import { sayNeeds } from '../../households/words.ts'
import { sayDays } from './words.ts'

/** Who asks, and how a structure makes sure of it. */
/** Who asks what structures see, and how to reach them. */
export type Asker = { person: string | null; organisation: string; email: string | null; phone: string | null }

type Asked = {
  census: { title: string; opens_on: string; closes_on: string; kinds: readonly string[] }
  /** The names of its communes. */
  communes: readonly string[]
  partner: string
  asker: Asker
}
type Letter = { subject: string; body: string }

/** The first letter to a structure: who asks, of what territory, what the link does and until when, and how to check it. */
export const invitation = ({ census, communes, partner, asker }: Asked): Letter => ({
  subject: `${asker.organisation} vous demande ce que vous voyez`,
  body: letter(
    `${sayAsker(asker)} recense ce qui manque aux habitants : ${sayNeeds(census.kinds)}. Cela concerne ${sayTerritory(communes)}.`,
    `« ${census.title} » : que voit ${partner} ? Un ordre de grandeur suffit, en cinq minutes.`,
    sayLink(census),
    sayCheck(asker),
  ),
})

/** The letter to a structure that has not finished; `started` when it kept something. Its former link opens nothing any more. */
export const reminder = (asked: Asked, { invitedAt, started }: { invitedAt: Date; started: boolean }): Letter => {
  const { census, communes, partner, asker } = asked
  return {
    subject: started
      ? `${asker.organisation} : votre réponse reste à terminer`
      : `${asker.organisation} attend votre réponse`,
    body: letter(
      started
        ? `Vous avez commencé à répondre pour ${partner} à « ${census.title} », et ce que vous avez écrit est gardé. Il reste à le relire, puis à cocher « J’ai terminé ».`
        : `Vous n’avez pas encore répondu pour ${partner} à « ${census.title} ». ${sayAsker(asker)} vous l’a demandé le ${sayDate(dayOf(invitedAt))} pour ${sayTerritory(communes)}.`,
      'Vous ne voyez personne à signaler ? Cochez seulement « J’ai terminé » : nous ne vous écrirons plus.',
      `Ce lien remplace le précédent, qui ne s’ouvre plus. ${sayLink(census)}`,
      sayCheck(asker),
    ),
  }
}

const letter = (...paragraphs: string[]) => ['Bonjour,', ...paragraphs].join('\n\n')

/** "Claire Delattre, de Les Passerelles," or the organisation alone. */
export const sayAsker = ({ person, organisation }: Asker): string =>
  person ? `${person}, pour ${organisation},` : organisation

const NAMED = 4

/** "Avion, Harnes, Lens et 9 autres communes". */
export const sayTerritory = (communes: readonly string[]): string => {
  const sorted = communes.toSorted((a, b) => a.localeCompare(b, 'fr'))
  return sorted.length <= NAMED + 1
    ? sayList(sorted)
    : `${sorted.slice(0, NAMED).join(', ')} et ${sorted.length - NAMED} autres communes`
}

const sayLink = (census: Parameters<typeof sayDays>[0]) =>
  `Le lien ci-dessous ouvre votre page, sans compte ni mot de passe, ${sayDays(census)}. Vous y écrivez combien de personnes manquent de quoi, et pouvez corriger jusqu’au dernier jour. Qui tient ce lien répond à votre place : ne le donnez qu’à un collègue.`

/** How to make sure that the asking is true: by a way that one knows, never by the message itself. */
export const sayCheck = (asker: Asker): string => {
  const { organisation } = asker
  const ways = waysToReach(asker)
  return ways.length > 0
    ? `Un doute ? Avant d’ouvrir ce lien, ${ways.join(' ou ')}, ou cherchez vous-même comment joindre ${organisation}.`
    : `Un doute ? Avant d’ouvrir ce lien, cherchez vous-même comment joindre ${organisation}.`
}
