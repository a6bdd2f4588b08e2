import { Actions } from '#platform/ui/actions.tsx'
import { chipCell, linkCell } from '#platform/ui/cells.ts'
import type { Tone } from '#platform/ui/chip.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors } from '#platform/web/form.ts'
import { type CopyStanding, copyStandingOf, isToPrint } from './copies.rules.ts'
import type { Copy } from './copies.store.ts'
import type { Handout } from './handout.store.ts'

const copyStandings: Record<CopyStanding, { label: string; tone: Tone }> = {
  print: { label: 'À imprimer', tone: 'turn' },
  failed: { label: 'Adresse refusée, à imprimer', tone: 'loss' },
  send: { label: 'À envoyer', tone: 'turn' },
  leaving: { label: 'En route', tone: 'calm' },
  sent: { label: 'Envoyé', tone: 'done' },
  given: { label: 'Donné', tone: 'done' },
  unwanted: { label: 'Pas voulu', tone: 'calm' },
}

type Props = { handout: Handout; copies: readonly Copy[]; errors?: Errors }

/** The families' copies of a session: what is still to print, what is still to send, what is done. */
export const CopiesView = ({ handout, copies, errors }: Props) => {
  const here = `/seances/${handout.id}/exemplaires`
  const toPrint = copies.filter(isToPrint)
  const toSend = copies.filter((copy) => copyStandingOf(copy) === 'send')
  return (
    <>
      <Heading over={handout.title} title="Exemplaires des familles" lead={sayLeft(copies, toPrint, toSend)} />
      <ErrorSummary errors={errors} />
      {copies.length === 0 ? (
        <Empty title="Aucun exemplaire à donner">
          <p>L’exemplaire d’une famille apparaît ici dès qu’elle a signé.</p>
          <LinkButton href={`/seances/${handout.id}`}>Revenir à la séance</LinkButton>
        </Empty>
      ) : (
        <>
          <Actions>
            {toPrint.length > 0 && (
              <LinkButton href={`${here}.pdf?reste=oui`} icon="print">
                {`Imprimer ${toPrint.length > 1 ? `les ${toPrint.length} qui restent` : 'celui qui reste'}`}
              </LinkButton>
            )}
            <LinkButton href={`${here}.pdf`} second icon="print">
              Imprimer toutes les copies
            </LinkButton>
          </Actions>
          {toSend.length > 0 && (
            <Form action={`${here}/envoyer`}>
              <Submit label="Envoyer les copies par e-mail à celles qui l’ont demandé" second />
            </Form>
          )}
          {toPrint.length > 0 && (
            <Form action={`${here}/donnes`}>
              {toPrint.map(({ id }) => (
                <input type="hidden" name="sheets" value={id} />
              ))}
              <Submit
                label={toPrint.length > 1 ? `Noter les ${toPrint.length} papiers donnés` : 'Noter le papier donné'}
                second
              />
            </Form>
          )}
          <Rows
            caption="Un exemplaire par famille"
            columns={['Famille', 'Feuille', 'Adresse e-mail', 'Exemplaire']}
            rows={copies}
            cells={(copy) => {
              const { label, tone } = copyStandings[copyStandingOf(copy)]
              return [
                linkCell(`/remises/${copy.id}`, copy.household),
                copy.number,
                copy.copy_how === 'email' ? (copy.copy_to ?? '') : '',
                chipCell(label, tone),
              ]
            }}
          />
        </>
      )}
    </>
  )
}

/** "25 exemplaires : 12 à imprimer, 3 à envoyer." */
const sayLeft = (copies: readonly Copy[], toPrint: readonly Copy[], toSend: readonly Copy[]): string => {
  if (copies.length === 0) return ''
  const left = [
    toPrint.length > 0 && `${toPrint.length} à imprimer`,
    toSend.length > 0 && `${toSend.length} à envoyer par e-mail`,
  ].filter(Boolean)
  return `${counted(copies.length, 'exemplaire')} : ${left.join(', ') || 'chaque famille a le sien, ou n’en veut pas'}.`
}
