import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { counted, sayNumber } from '#platform/ui/counted.ts'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Table } from '#platform/ui/table.tsx'
import { type NeedKind, needKinds } from '../../households/words.ts'
import { type TargetPublic, targetPublics } from '../../publics/words.ts'
import type { PublicResult } from './publics.store.ts'

/** A public in words; a family of which nothing was declared has a line of its own. */
export const sayPublic = (kind: string | null): string =>
  kind === null ? 'Rien n’est déclaré' : targetPublics[kind as TargetPublic]

type Props = { census: string; kinds: readonly NeedKind[]; results: PublicResult[] }

/** The families named, by the publics that were declared of them: what a funder's programme looks for. */
export const PublicResults = ({ census, kinds, results }: Props) => {
  const publics = [...new Set(results.map((line) => line.public))]
  return (
    <Block
      title="Par public, parmi les familles nommées"
      action={
        <Actions>
          <LinkButton href={`/recensements/${census}/publics.csv`} second icon="download" download>
            Télécharger (CSV)
          </LinkButton>
          <LinkButton href={`/recensements/${census}/publics-a-partager.csv`} second icon="download" download>
            À partager (CSV)
          </LinkButton>
        </Actions>
      }
    >
      <Table
        caption="Familles nommées par public"
        captionHidden
        columns={['Public', ...kinds.map((kind) => ({ label: needKinds[kind], end: true }))]}
        rows={publics.map((one) => [
          sayPublic(one),
          ...kinds.map((kind) => cellOf(results.find((line) => line.public === one && line.kind === kind))),
        ])}
      />
      <p class="quiet small">Une famille de deux publics est dans deux lignes : rien ne s’additionne.</p>
    </Block>
  )
}

const cellOf = (line: PublicResult | undefined) =>
  line ? (
    <>
      {sayNumber(line.named)}
      {line.served > 0 && (
        <>
          {' '}
          <small>{counted(line.served, 'servie')}</small>
        </>
      )}
    </>
  ) : (
    '–'
  )
