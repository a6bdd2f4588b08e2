import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { sayPurpose, transmittedWords } from './transmitted.words.ts'

/** Before sending: what will be transmitted, to whom, for what, until when. */
export const Transmitted = () => (
  <Disclosure summary="Ce qui est transmis, pourquoi, et jusqu’à quand">
    <Facts>
      <Fact label="Tout de suite">{transmittedWords.before}</Fact>
      <Fact label="Une fois acceptée">{transmittedWords.after}</Fact>
      <Fact label="À qui">À la structure choisie ci-dessus, et à elle seule.</Fact>
      <Fact label="Pourquoi">{sayPurpose('votre structure')}</Fact>
      <Fact label="Jusqu’à quand">{transmittedWords.end}</Fact>
    </Facts>
  </Disclosure>
)
