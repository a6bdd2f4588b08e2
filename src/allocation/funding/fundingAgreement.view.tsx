import { capital } from '#platform/text/capital.ts'
import { Block } from '#platform/ui/block.tsx'
import { linkCell } from '#platform/ui/cells.ts'
import { counted } from '#platform/ui/counted.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { sayCommunes, sayPublics } from '../programmes/aim.words.ts'
import type { StockOfClass } from '../programmes/stockClass.rules.ts'
import { StockTable } from '../programmes/stockClass.view.tsx'
import { refusalOfEnded } from './fundingAgreement.rules.ts'
import type { SeenFundingAgreement } from './fundingAgreement.store.ts'
import { sayAmount, sayPaying, sayWhom } from './fundingAgreement.words.ts'
import { KeepFields } from './stock.kept.fields.tsx'

type Known = {
  programme: { id: string; name: string }
  stock: readonly StockOfClass[]
  names: ReadonlyMap<string, string>
}

/** Who pays for a programme, and the stock with what is kept for each. */
export const FundingAgreements = ({
  programme,
  agreements,
  stock,
  names,
}: Known & { agreements: SeenFundingAgreement[] }) => {
  const here = `/programmes/${programme.id}/conventions`
  const keptFor = (id: string) => stock.reduce((sum, row) => sum + (row.agreements[id] ?? 0), 0)
  return (
    <>
      <Heading
        title="Conventions de financement"
        action={
          <LinkButton href={`${here}/nouvelle`} icon="add">
            Écrire une convention
          </LinkButton>
        }
      />
      {agreements.length === 0 ? (
        <Empty title="Aucune convention pour l’instant">
          <p>
            Une convention dit qui paie, combien, jusqu’à quand, et pour quelles familles. Du matériel peut lui être
            gardé.
          </p>
        </Empty>
      ) : (
        <Rows
          caption="Conventions de ce programme"
          captionHidden
          columns={[
            'Convention',
            'Financeur',
            'Période',
            'Pour qui',
            { label: 'Montant', end: true },
            { label: 'Appareils gardés', end: true },
          ]}
          rows={agreements}
          cells={(row) => [
            linkCell(`${here}/${row.id}`, row.title, row.reference || undefined),
            row.funder ?? 'Aucun',
            sayPaying(row),
            sayWhom(row, names),
            sayAmount(row),
            keptFor(row.id),
          ]}
        />
      )}
      <StockTable stock={stock} />
    </>
  )
}

type One = Known & {
  agreement: SeenFundingAgreement
  lots: readonly { id: string; title: string; count: number }[]
  typed: Typed
  errors?: Errors
  today: string
}

/** One agreement: what it says, what is kept for it. */
export const FundingAgreementPage = ({ programme, agreement, stock, lots, names, typed, errors, today }: One) => {
  const here = `/programmes/${programme.id}/conventions/${agreement.id}`
  const kept = stock.filter((row) => (row.agreements[agreement.id] ?? 0) > 0)
  const ended = refusalOfEnded(agreement, today)
  return (
    <>
      <Heading
        title={agreement.title}
        over="Convention de financement"
        action={
          <LinkButton href={`${here}/modifier`} second icon="edit">
            Modifier
          </LinkButton>
        }
      />
      <ErrorSummary errors={errors} />
      <Facts>
        <Fact label="Financeur">{agreement.funder}</Fact>
        <Fact label="Référence">{agreement.reference}</Fact>
        <Fact label="Période">{sayPaying(agreement)}</Fact>
        <Fact label="Montant">{sayAmount(agreement)}</Fact>
        <Fact label="Publics">{sayPublics(agreement.publics)}</Fact>
        <Fact label="Communes">{capital(sayCommunes(agreement.communes, names))}</Fact>
      </Facts>
      <Block title="Le matériel gardé pour elle">
        {kept.length === 0 ? (
          <p>Rien n’est gardé pour cette convention. Ses familles reçoivent alors du stock commun.</p>
        ) : (
          <Facts>
            {kept.map((row) => (
              <Fact label={row.name}>{counted(row.agreements[agreement.id] ?? 0, 'prêt')}</Fact>
            ))}
          </Facts>
        )}
        {ended ? <p class="quiet">{ended}</p> : null}
        <KeepFields
          {...{ action: `${here}/materiel`, id: agreement.id, stock, lots, typed, errors, ended: ended !== null }}
        />
      </Block>
    </>
  )
}
