import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { isOpen } from './handout.rules.ts'
import type { Line } from './handout.store.ts'

/** What is printed, noted from paper, or taken along without network. */
export const Papers = ({ here, lines, closed }: { here: string; lines: readonly Line[]; closed: boolean }) => (
  <Block title="Papiers">
    <Actions>
      {lines.some(isOpen) && (
        <LinkButton href={`${here}/feuilles.pdf`} second icon="print">
          Les feuilles à signer, en deux exemplaires
        </LinkButton>
      )}
      {lines.some(({ signed_at }) => signed_at) && (
        <LinkButton href={`${here}/exemplaires`} second icon="print">
          Les exemplaires des familles
        </LinkButton>
      )}
      {lines.some(isOpen) && (
        <LinkButton href={`${here}/liste.pdf`} second icon="print">
          La liste à signer
        </LinkButton>
      )}
      {lines.some(isOpen) && !closed && (
        <>
          <LinkButton href={`${here}/papier`} second icon="edit">
            Noter les signatures sur papier
          </LinkButton>
          <LinkButton href={`${here}/terrain`} second icon="tablet">
            Emporter sans réseau
          </LinkButton>
        </>
      )}
    </Actions>
    {!closed && (
      <p>
        <a href={`${here}/clore`}>Clore la séance</a>
      </p>
    )}
  </Block>
)
