import { sayMoment } from '#platform/i18n/dates.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Sheet } from '#platform/ui/sheet.tsx'
import type { Donation } from '../donations/donation.store.ts'
import { mayHaveDeed, sideOf } from './deed.rules.ts'
import type { Deed } from './deed.store.ts'

type Props = { lot: Donation; deed: Deed | undefined; organisationId: string; now: Date }

/** The deed of a lot: who said yes, and the paper to print. */
export const DeedSheet = ({ lot, deed, organisationId, now }: Props) => {
  if (!mayHaveDeed(lot)) return null
  const said = (name: string | null | undefined, at: Date | null | undefined) =>
    name && at ? `Oui de ${name}, ${sayMoment(at, now)}` : 'Pas encore'
  const mine = sideOf(lot, organisationId) === 'donor' ? deed?.donor_agreed_at : deed?.refurbisher_agreed_at
  return (
    <Sheet title={deed?.file_id ? `Acte de cession ${deed.number}` : 'L’acte de cession'}>
      <Facts>
        <Fact label={lot.donor}>{said(deed?.donor_signer, deed?.donor_agreed_at)}</Fact>
        <Fact label={lot.refurbisher}>{said(deed?.refurbisher_signer, deed?.refurbisher_agreed_at)}</Fact>
        {deed?.sha256 && <Fact label="Empreinte (SHA-256)">{deed.sha256.toString('hex')}</Fact>}
      </Facts>
      {!deed?.file_id && (
        <p class="quiet">
          Quand les deux ont dit oui, l’acte est gardé tel quel : il s’imprime toujours à l’identique.
        </p>
      )}
      <div class="actions">
        {!mine && <ActButton action={`/dons/${lot.id}/acte`} label="Dire oui à cet acte" second />}
        <LinkButton second icon="document" href={`/dons/${lot.id}/acte.pdf`}>
          {deed?.file_id ? 'Acte de cession (PDF)' : 'Relire le projet (PDF)'}
        </LinkButton>
      </div>
    </Sheet>
  )
}
