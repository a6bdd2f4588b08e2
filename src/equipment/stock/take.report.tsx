import { sayShort } from '#platform/i18n/dates.ts'
import { ofName } from '#platform/i18n/toward.ts'
import { Heading } from '#platform/ui/heading.tsx'
import { PaperSignatures } from '#platform/ui/paperSignatures.tsx'
import { Table } from '#platform/ui/table.tsx'
import type { TakeCounts } from './take.counts.store.ts'
import type { TakeLine } from './take.lines.store.ts'
import { foundAs } from './take.rules.ts'
import type { Take } from './take.store.ts'
import { nameLine, outcomes, sayException, verdicts } from './take.words.ts'

type Props = {
  take: Take
  counts: TakeCounts
  exceptions: TakeLine[]
  unseen: TakeLine[]
  past: (TakeCounts & { on: string }) | null | undefined
  twice: string[]
  keeper: string
}

const rows: readonly [keyof TakeCounts, string][] = [
  ['expected', 'Attendus'],
  ['found', 'Trouvés'],
  ['missing', 'Manquants'],
  ['left', 'Partis pendant le comptage'],
  ['exceptions', 'Trouvés en trop'],
]

/** The inventory to print and sign: the counts beside those of the last one, then each exception with what became of it. */
export const TakeReport = ({ take, counts, exceptions, unseen, past, twice, keeper }: Props) => (
  <>
    <Heading
      over={keeper}
      title={`Inventaire ${ofName(take.place)}`}
      lead={`Ouvert le ${sayShort(take.opened_at)} par ${take.opened_by}. ${take.closed_at ? `Clos le ${sayShort(take.closed_at)} par ${take.closed_by}.` : 'Pas encore clos.'}`}
    />
    <Table
      caption="Ce qui a été compté"
      columns={['', { label: 'Cette fois', end: true }, ...(past ? [{ label: `Le ${past.on}`, end: true }] : [])]}
      rows={rows.map(([key, label]) => [label, counts[key], ...(past ? [past[key]] : [])])}
    />
    {twice.length > 0 && <p>Manquants cette fois et la fois d’avant : {twice.join(', ')}.</p>}
    {unseen.length > 0 && (
      <Table
        caption="Pas vus"
        columns={['Appareil', 'Ce qu’il devient']}
        rows={unseen.map((line) => [nameLine(line), became(line, take)])}
      />
    )}
    {exceptions.length > 0 && (
      <Table
        caption="Trouvés en trop"
        columns={['Appareil', 'Constat', 'Ce qu’il devient']}
        rows={exceptions.map((line) => {
          const verdict = foundAs(line, take.place_id)
          return [nameLine(line), `${verdicts[verdict].label}. ${sayException(line, verdict)}`, became(line, take)]
        })}
      />
    )}
    <PaperSignatures signers={['Compté par', 'Vu par']} />
  </>
)

const became = (line: TakeLine, take: Take): string => {
  if (line.outcome) return outcomes[line.outcome as keyof typeof outcomes]
  return foundAs(line, take.place_id) === 'left' ? 'Parti pendant le comptage' : '……………………………'
}
