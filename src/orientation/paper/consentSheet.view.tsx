import { toward } from '#platform/i18n/toward.ts'
import { Block } from '#platform/ui/block.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { PrintHint } from '#platform/ui/letterhead.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Accepted } from './accepted.tsx'
import type { Contact } from './contact.store.ts'
import type { Line, Passed } from './passed.words.ts'
import type { ReceiverAddress } from './receiverAddress.store.ts'
import { Where } from './where.tsx'

type Props = {
  passed: Passed
  lines: readonly Line[]
  receiver: ReceiverAddress
  contact: Contact | null
  sender: string
}

/** The agreement in writing, to read together and sign: nothing has left yet, and the paper says so. */
export const ConsentSheet = ({ passed, lines, receiver, contact, sender }: Props) => (
  <div class="family-sheet">
    <Heading
      title="Accord à signer avant une orientation"
      lead={`${passed.name}. Préparé par ${sender}. Rien n’est encore transmis.`}
    />
    <div class="screen-only">
      <Notice title="Imprimez, lisez ensemble, faites signer">
        <p>
          Puis revenez à l’orientation, restée ouverte à côté : choisissez « Par écrit » et envoyez. La feuille signée
          reste dans votre structure. Maillon n’a rien gardé de cette page.
        </p>
      </Notice>
    </div>
    <PrintHint />
    <Block title={`Votre demande ira ${toward(receiver.name)}`}>
      <Where receiver={receiver} commune={passed.commune} kinds={passed.kinds} expected={false} />
    </Block>
    <Accepted {...{ lines, sender, contact }} receiver={receiver.name} young={passed.young} />
  </div>
)
