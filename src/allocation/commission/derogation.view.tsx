import { ActButton } from '#platform/ui/actButton.tsx'
import { Block } from '#platform/ui/block.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { sayPlace } from '../runs/run.words.ts'
import { sayReasons } from '../waiting/order.words.ts'
import { sayDerogations, sayFamily } from './commission.words.ts'
import type { ListedNeed } from './proposal.store.ts'
import type { Sitting } from './sitting.store.ts'

type Props = {
  run: Sitting
  need: ListedNeed
  others: ListedNeed[]
  named: boolean
  refusal: string | null
  values: Typed
  errors?: Errors | undefined
}

/** One family, what was proposed, and the way to decide otherwise for it. */
export const DerogationPage = (props: Props) => {
  const { run, need, named, refusal, errors } = props
  const at = `/passages/${run.id}/derogations/${need.id}`
  return (
    <>
      <ErrorSummary errors={errors} />
      <Heading
        title={sayFamily(need, named)}
        over={`${run.name}, ${need.commune_name}`}
        lead={need.outcome === 'served' ? 'Le calcul propose de la servir.' : 'Le calcul la laisse en attente.'}
      />
      <Facts>
        <Fact label="Place dans l’ordre">{sayPlace(need)}</Fact>
        <Fact label="Priorité">{need.stratum_name}</Fact>
        <Fact label="Points">{sayReasons(need) || 'Aucun motif noté'}</Fact>
        <Fact label="Kit">{need.kit}</Fact>
        {need.binding.length > 0 && <Fact label="Quotas pleins">{need.binding.join(' + ')}</Fact>}
      </Facts>
      {refusal ? (
        <Notice>{refusal}</Notice>
      ) : need.way ? (
        <Block title="Dérogation notée">
          <p>
            {need.way === 'in' ? 'La commission la sert.' : 'La commission la laisse en attente.'} Motif : «{' '}
            {need.derogation_why} »
          </p>
          <ActButton action={`${at}/reprendre`} label="Reprendre la dérogation" second />
        </Block>
      ) : (
        <Derogate {...props} at={at} />
      )}
    </>
  )
}

const Derogate = ({ run, need, others, named, values, errors, at }: Props & { at: string }) => (
  <Block title={need.outcome === 'served' ? 'La laisser en attente' : 'La servir'}>
    <p>
      {sayDerogations(run.derogations, run.derogations_at_most)}. La famille lit son motif sur sa fiche et sa lettre ;
      le public lit combien de dérogations ont été faites, jamais pour qui ni pourquoi.
    </p>
    <Form action={named ? `${at}?noms=oui` : at}>
      <TextArea
        name="why"
        label="Motif"
        hint="Ce que la commission sait et que le calcul ne sait pas, en dix caractères au moins, sans rien dire d’une autre famille. La famille le lit dans sa lettre."
        rows={3}
        maxlength={500}
        value={values.why}
        error={errors?.why}
        required
      />
      {need.outcome !== 'served' && (
        <>
          <Select
            name="swap"
            label="À la place de"
            hint="Laissez vide s’il reste une place et du matériel. Sinon, choisissez la famille qui attendra : l’échange compte pour deux dérogations."
            empty="Personne : il reste une place"
            value={values.swap}
            error={errors?.swap}
            options={others.map((other) => [
              other.id,
              `${sayFamily(other, named)}, ${other.commune_name}, ${sayPlace(other).toLowerCase()}`,
            ])}
          />
          <TextArea
            name="why_out"
            label="Motif pour la famille qui attendra"
            hint="Seulement pour un échange. Elle le lit, elle aussi : ne dites rien de celle qui entre."
            rows={3}
            maxlength={500}
            value={values.why_out}
            error={errors?.why_out}
          />
        </>
      )}
      <Submit label="Noter la dérogation" />
    </Form>
  </Block>
)
