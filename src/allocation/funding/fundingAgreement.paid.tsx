import { Rows } from '#platform/ui/rows.tsx'
import type { SeenFundingAgreement } from './fundingAgreement.store.ts'
import { sayAmount, sayPaying, sayWhom } from './fundingAgreement.words.ts'

type Props = { agreements: SeenFundingAgreement[]; names: ReadonlyMap<string, string> }

/** The agreements by which a funder pays for a programme, as it reads them. */
export const PaidAgreements = ({ agreements, names }: Props) => (
  <Rows
    caption="Vos conventions pour ce programme"
    columns={['Convention', 'Référence', 'Période', 'Pour qui', { label: 'Montant', end: true }]}
    rows={agreements}
    cells={(row) => [row.title, row.reference || 'Aucune', sayPaying(row), sayWhom(row, names), sayAmount(row)]}
  />
)
