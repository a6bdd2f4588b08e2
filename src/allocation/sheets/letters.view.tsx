import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { Table } from '#platform/ui/table.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import type { Pile } from './letters.words.ts'

type Props = {
  run: { id: string; name: string; programme: string }
  piles: readonly Pile[]
  values: Typed
  errors?: Errors
}

/** Letters by commune, what to print, and what already left. */
export const LettersView = ({ run, piles, values, errors }: Props) => {
  const sum = (of: 'post' | 'hand' | 'told') => piles.reduce((all, pile) => all + pile[of], 0)
  const [post, hand] = [sum('post'), sum('hand')]
  const pdf = `/passages/${run.id}/lettres.pdf`
  return (
    <>
      <Heading
        over={`${run.programme}, ${run.name}`}
        title="Lettres aux familles"
        lead="Une page par famille, à plier pour une enveloppe à fenêtre."
      />
      <ErrorSummary errors={errors} />
      {post + hand === 0 ? (
        <Empty title="Aucune lettre à écrire">
          <p>Les familles sorties du passage, ou qui ont demandé que rien ne soit fait, n’ont pas de lettre.</p>
        </Empty>
      ) : (
        <>
          <Table
            caption="Lettres par commune"
            captionHidden
            columns={['Commune', 'À poster', 'À remettre', 'Prévenues', 'Imprimer']}
            rows={piles.map(({ insee, commune, ...pile }) => [
              commune,
              pile.post,
              pile.hand,
              pile.told,
              pile.post > 0 ? <a href={`${pdf}?commune=${insee}&how=post`}>Les lettres à poster de {commune}</a> : '',
            ])}
            total={['En tout', post, hand, sum('told'), '']}
          />
          <Actions>
            <LinkButton href={pdf}>Toutes les lettres (PDF)</LinkButton>
            {hand > 0 && (
              <LinkButton href={`${pdf}?how=hand`} second>
                {counted(hand, 'lettre', 'lettres')} à remettre en main propre
              </LinkButton>
            )}
          </Actions>
          <Block title="Noter que des lettres sont parties">
            <Form>
              <Radios
                name="how"
                label="Comment"
                value={values.how}
                error={errors?.how}
                required
                options={[
                  ['post', 'Par la poste'],
                  ['hand', 'En main propre : adresse absente ou confidentielle, messages lus par d’autres'],
                ]}
              />
              <Select
                name="commune"
                label="Commune"
                value={values.commune}
                error={errors?.commune}
                empty="Toutes"
                options={piles.map(({ insee, commune }) => [insee, commune] as const)}
              />
              <Actions>
                <Submit label="Noter ces familles prévenues" />
              </Actions>
            </Form>
          </Block>
        </>
      )}
    </>
  )
}
