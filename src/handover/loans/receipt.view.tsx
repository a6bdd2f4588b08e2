import { nameDevice } from '#equipment/devices/device.words.ts'
import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { PaperSignatures } from '#platform/ui/paperSignatures.tsx'
import type { Past } from './loan.past.store.ts'
import type { Loan } from './loan.store.ts'
import { conditions } from './loan.words.ts'

type Props = { loan: Loan; back: NonNullable<Past['back']>; accessories: string; lender: string }

/** What the family keeps: that it brought the machine back, when, where, and that nothing more is asked of it. */
export const Receipt = ({ loan, back, lender }: Props) => (
  <>
    <Heading over={lender} title="Reçu de retour" code={loan.number} lead={loan.household} />
    <Facts>
      <Fact label="Appareil">
        {nameDevice(loan)}
        {loan.serial && `, série ${loan.serial}`}
      </Fact>
      <Fact label="Prêté par la convention">{loan.handover}</Fact>
      <Fact label="Rendu le">{sayDate(dayOf(back.returned_at))}</Fact>
      <Fact label="À">{back.place}</Fact>
      <Fact label="Reçu par">{back.received_by}</Fact>
      <Fact label="État">{conditions[back.condition as keyof typeof conditions]}</Fact>
      <Fact label="Accessoires">{back.missing ? `Il manque : ${back.missing}` : 'Tout est là'}</Fact>
    </Facts>
    <p>
      La famille n’a plus à répondre de cet appareil. Ce qui s’y trouve sera effacé, sans être lu. La carte SIM lui
      reste.
    </p>
    <PaperSignatures signers={['La famille', `Pour ${lender}`]} />
  </>
)
