import { sayFew } from '#needs/census/results/byFive.words.ts'
import { sayDate } from '#platform/i18n/dates.ts'
import { sayNumber } from '#platform/ui/counted.ts'
import { Table } from '#platform/ui/table.tsx'
import type { Figures } from './figures.rules.ts'
import type { PublicRun } from './publication.store.ts'
import { sayLimit, sayLimits } from './publication.words.ts'

/** Who passes first, in the words that a body adopted. */
export const Order = ({ run: { rules, policy_version, adopted_by, adopted_on } }: { run: PublicRun }) => (
  <>
    <h2>Qui passe d’abord</h2>
    <p>
      {`Version ${policy_version} de l’ordre de priorité, adoptée par : ${adopted_by}${adopted_on ? `, le ${sayDate(adopted_on)}` : ''}. Autant de familles que possible de la
      première priorité, puis de la deuxième, et ainsi de suite. Aucun nombre de points ne fait passer devant une priorité.`}
    </p>
    <ol>
      {[...rules.strata.map(({ name }) => name), rules.others].map((name) => (
        <li>{name}</li>
      ))}
    </ol>
    {rules.points.length > 0 && (
      <Table
        caption="Dans une même priorité, les points"
        columns={['Raison', { label: 'Points', end: true }]}
        rows={rules.points.map(({ reason, points }) => [reason, sayNumber(points)])}
      />
    )}
    <p>À égalité de points : le matériel qui convient le mieux, la plus longue attente, puis le tirage.</p>
  </>
)

type Props = {
  stock: { class: string; count: number; given: number | null }[]
  quotas: (Omit<Figures['quotas'][number], 'used'> & { used: number | null })[]
}

/** The longest table of limits on the page; the file has all of them. */
const MOST = 40

/** What there was to share out, and within which limits. */
export const Limits = ({ stock, quotas }: Props) => {
  const isGiven = stock.some(({ given }) => given !== null)
  return (
    <>
      <h2>Ce qui est à répartir</h2>
      <Table
        caption="Le stock"
        columns={['Matériel', { label: 'En stock', end: true }, ...(isGiven ? [{ label: 'Attribué', end: true }] : [])]}
        rows={stock.map((one) => [one.class, one.count, ...(isGiven ? [one.given ?? 0] : [])])}
      />
      {quotas.length > 0 && (
        <Table
          caption="Les quotas"
          columns={['Quota', 'Limites', ...(isGiven ? [{ label: 'Servis', end: true }] : [])]}
          rows={quotas
            .slice(0, MOST)
            .map((quota) => [sayLimit(quota), sayLimits(quota), ...(isGiven ? [sayFew(quota.used)] : [])])}
        />
      )}
      {quotas.length > MOST && <p>{`Les ${quotas.length - MOST} autres quotas sont dans le fichier.`}</p>}
    </>
  )
}
