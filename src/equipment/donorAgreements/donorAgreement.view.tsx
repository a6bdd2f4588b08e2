import { sayDate, sayMoment } from '#platform/i18n/dates.ts'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Sheet } from '#platform/ui/sheet.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { sayTitle } from '../donations/recipient.rules.ts'
import type { DonorAgreement } from './donorAgreement.store.ts'

export type Props = { agreement: DonorAgreement; errors: Errors | null; typed: Typed; untitled: boolean }

export const AgreementFacts = ({ agreement, now }: { agreement: DonorAgreement; now: Date }) => (
  <Sheet title="La convention">
    <Facts>
      <Fact label="Donateur">{agreement.donor}</Fact>
      <Fact label="Atelier">{agreement.refurbisher}</Fact>
      <Fact label="Du">{sayDate(agreement.starts_on)}</Fact>
      <Fact label="Au">{agreement.ends_on ? sayDate(agreement.ends_on) : 'sans date de fin'}</Fact>
      <Fact label="Signée le">{agreement.signed_on && sayDate(agreement.signed_on)}</Fact>
      <Fact label="Délibération">{agreement.deliberation}</Fact>
      {agreement.answered_at && (
        <>
          {sayTitle(agreement.recipient_kind) && (
            <Fact label="L’atelier reçoit à titre de">
              {[sayTitle(agreement.recipient_kind), agreement.recipient_reference].filter(Boolean).join(', ')}
            </Fact>
          )}
          <Fact label={agreement.state === 'refused' ? 'Refusée' : 'Confirmée'}>
            {`${sayMoment(agreement.answered_at, now)}, par ${agreement.answered_by}`}
          </Fact>
        </>
      )}
    </Facts>
  </Sheet>
)
