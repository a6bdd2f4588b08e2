import { nameDevice } from '#equipment/devices/device.words.ts'
import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { PaperSignatures } from '#platform/ui/paperSignatures.tsx'
import { saySigner } from '../handovers/signer.rules.ts'
import type { KeptSpare } from './keptSpare.store.ts'
import type { Loan } from './loan.store.ts'
import { signedWays } from './loan.words.ts'

type Kept = Pick<Loan, 'number' | 'kind' | 'brand' | 'model' | 'serial'>
type Props = { loan: Loan; spare: Kept; kept?: KeptSpare; lender: string; address: string }

/** What both sides keep of an exchange: which machine came back, which one stays, and that nothing else changed. */
export const KeepSparePaper = ({ loan, spare, kept, lender, address }: Props) => (
  <>
    <Heading over={lender} title="Échange d’un appareil prêté" code={loan.handover} lead={loan.household} />
    <Facts>
      {address && <Fact label="La famille habite">{address}</Fact>}
      <Fact label="La famille rend">{sayMachine(loan)}. Il est en panne.</Fact>
      <Fact label="Elle garde">{sayMachine(spare)}.</Fact>
      <Fact label="Jusqu’au">{sayDate(loan.due_on)}</Fact>
      {kept?.closed_at && <Fact label="Signé le">{sayDate(dayOf(kept.closed_at))}</Fact>}
      {kept?.signer && (
        <Fact label="Signé par">
          {kept.signer}, {kept.signer_as && `${saySigner(kept.signer_as)}, `}
          {signedWays[kept.signed_how ?? '']}
          {kept.witness && `, devant ${kept.witness}`}
        </Fact>
      )}
    </Facts>
    <p>
      L’appareil gardé prend la place de l’autre dans la convention {loan.handover}. Rien d’autre ne change : le prêt
      reste gratuit. Ce qui se trouve sur l’appareil rendu sera effacé, sans être lu.
    </p>
    {kept?.image && (
      <img src={`data:image/png;base64,${kept.image.toString('base64')}`} alt="Signature de la famille" width="300" />
    )}
    {(!kept || kept.signed_how === 'paper') && <PaperSignatures signers={['La famille', `Pour ${lender}`]} />}
  </>
)

const sayMachine = (machine: Kept): string =>
  [nameDevice(machine), machine.number, machine.serial && `série ${machine.serial}`].filter(Boolean).join(', ')
