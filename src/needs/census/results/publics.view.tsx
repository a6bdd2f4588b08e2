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

type Props = { census: string; kinds: readonly NeedKind[]; asked: boolean; results: PublicResult[] }

/** The people counted, when the census asked it, and the families named, by public: what a funder's programme looks for. */
export const PublicResults = ({ census, kinds, asked, results }: Props) => {
  const publics = [...new Set(results.map((line) => line.public))]
  return (
    <Block
      title={asked ? 'Par public' : 'Par public, parmi les familles nommées'}
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
        caption="Personnes comptées et familles nommées, par public"
        captionHidden
        columns={['Public', ...kinds.map((kind) => ({ label: needKinds[kind], end: true }))]}
        rows={publics.map((one) => [
          sayPublic(one),
          ...kinds.map((kind) =>
            cellOf(
              results.find((line) => line.public === one && line.kind === kind),
              asked,
            ),
          ),
        ])}
      />
      <p class="quiet small">
        Qui est de deux publics est dans deux lignes : rien ne s’additionne.
        {asked && ' Une famille nommée est déjà dans le nombre de sa structure.'}
      </p>
    </Block>
  )
}

function cellOf(line: PublicResult | undefined, asked: boolean) {
  if (!line) return '–'
  const more = [
    asked && line.named > 0 && `dont ${counted(line.named, 'nommée', 'nommées')}`,
    line.served > 0 && counted(line.served, 'satisfait'),
  ].filter(Boolean)
  return (
    <>
      {sayNumber(line.needed)}
      {more.length > 0 && (
        <>
          {' '}
          <small>{more.join(', ')}</small>
        </>
      )}
    </>
  )
}
