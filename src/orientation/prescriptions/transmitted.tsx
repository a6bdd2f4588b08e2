import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'

/** What leaves with a prescription, why, and until when: the same words on the screen and on the paper that a family signs. */
export const transmittedWords = {
  fields: 'Le nom, la composition, la commune, la façon de joindre, les besoins et la situation.',
  byLink:
    'D’abord la première lettre du nom, la commune et les besoins. Le nom et le numéro, une fois qu’elle a accepté.',
  end: 'Refus, retrait, ou trente jours sans réponse : la structure ne voit plus rien aussitôt. Acceptée : jusqu’à la fin du parcours.',
} as const

/** Why, naming who will learn whether the person came. */
export const sayPurpose = (sender: string): string =>
  `Répondre à ces besoins, dire à ${sender} si la personne est venue, et rien d’autre.`

/** Before sending: what will be transmitted, to whom, for what, until when. */
export const Transmitted = () => (
  <Disclosure summary="Ce qui est transmis, pourquoi, et jusqu’à quand">
    <Facts>
      <Fact label="Ce qui est transmis">{transmittedWords.fields}</Fact>
      <Fact label="Si elle répond sans compte">{transmittedWords.byLink}</Fact>
      <Fact label="À qui">À la structure choisie ci-dessus, et à elle seule.</Fact>
      <Fact label="Pourquoi">{sayPurpose('votre structure')}</Fact>
      <Fact label="Jusqu’à quand">{transmittedWords.end}</Fact>
    </Facts>
  </Disclosure>
)
