import { sayPhone } from '#network/phones/phone.ts'
import { agreed, ofName, theName } from '#platform/i18n/toward.ts'
import { Block } from '#platform/ui/block.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { PaperSignatures } from '#platform/ui/paperSignatures.tsx'
import { sayPurpose, transmittedWords } from '../prescriptions/transmitted.words.ts'
import type { Contact } from './contact.store.ts'
import type { Line } from './passed.words.ts'

type Props = {
  /** What is passed on, line by line. */
  lines: readonly Line[]
  receiver: string
  /** Who collects the agreement, by name. */
  sender: string
  contact: Contact | null
  /** What was said of a young person: a parent who agrees signs too. */
  young: string | null
}

const signersOf = (young: string | null): string[] => [
  young ? 'Le jeune' : 'La famille',
  ...(young === 'with_parent' ? ['Un parent ou un tuteur'] : []),
  'Pour la structure',
]

/** What a family agrees to, before the same line to sign on every paper. */
export const Accepted = ({ lines, receiver, sender, contact, young }: Props) => (
  <>
    {lines.length > 0 && (
      <Block title={`Ce que ${agreed(receiver, 'lira', 'liront')} ${theName(receiver)}`}>
        <Facts>
          {lines.map(([label, value]) => (
            <Fact label={label}>{value}</Fact>
          ))}
        </Facts>
      </Block>
    )}
    <Block title="Ce que vous acceptez">
      <Facts>
        <Fact label="À qui">{receiver}, et à personne d’autre</Fact>
        <Fact label="Pourquoi">{sayPurpose(sender)}</Fact>
        <Fact label="Lu avant la réponse">{transmittedWords.toFamily}</Fact>
        <Fact label="Jusqu’à quand">{transmittedWords.endToFamily}</Fact>
        <Fact label="Une question ?">
          <ToCall contact={contact} />
        </Fact>
      </Facts>
      <p>
        J’accepte ce partage. Je peux reprendre cet accord, lire ou faire effacer ce qui est gardé, auprès{' '}
        {ofName(sender)}.
      </p>
      <PaperSignatures signers={signersOf(young)} />
    </Block>
  </>
)

/** Whom the family calls. A masked structure is not written: the family knows who gave it this paper. */
export const ToCall = ({ contact }: { contact: Contact | null }) =>
  contact ? (
    <>
      <span class="line">
        {contact.name}, {contact.organisation}
      </span>
      {contact.phone && <span class="line">{sayPhone(contact.phone)}</span>}
      {contact.email && <span class="line">{contact.email}</span>}
    </>
  ) : (
    <>Demandez à la personne qui vous a remis cette feuille.</>
  )
