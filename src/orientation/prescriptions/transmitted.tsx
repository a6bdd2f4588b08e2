import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { sayPurpose, transmittedWords } from './transmitted.words.ts'

/** The words that others read instead of this structure's name, when it is masked. */
type Props = { masked: string | null }

/** Before sending: what will be transmitted, to whom, for what, until when. */
export const Transmitted = ({ masked }: Props) => (
  <Disclosure summary="Ce qui est transmis, pourquoi, et jusqu’à quand">
    <Facts>
      <Fact label="Tout de suite">{transmittedWords.before}</Fact>
      <Fact label="Une fois acceptée">{transmittedWords.after}</Fact>
      <Fact label="À qui">À la structure choisie ci-dessus, et à elle seule.</Fact>
      {masked && <Fact label="De la part de qui">Votre structure est dite « {masked} ».</Fact>}
      <Fact label="Pourquoi">{sayPurpose('votre structure')}</Fact>
      <Fact label="Jusqu’à quand">{transmittedWords.end}</Fact>
    </Facts>
  </Disclosure>
)
