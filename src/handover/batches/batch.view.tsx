import { sayDate, sayMoment } from '#platform/i18n/dates.ts'
import { toward } from '#platform/i18n/toward.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { Checkboxes } from '#platform/ui/checkboxes.tsx'
import { Chip, Chips } from '#platform/ui/chip.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { Items, nameItem } from '../handovers/handover.facts.tsx'
import { numbersOf } from '../handovers/handover.words.ts'
import type { Seal } from '../handovers/seal.store.ts'
import { Sealed } from '../handovers/sealed.tsx'
import { SignBatch } from './batch.sign.tsx'
import type { Batch, BatchItem } from './batch.store.ts'
import { batchStates, sayPerson, sayReceiver } from './batch.words.ts'

export type BatchProps = {
  batch: Batch
  items: readonly BatchItem[]
  seal: Seal | null
  values: Typed
  errors?: Errors
  now: Date
}

/** The sheet of a batch: before the signature, at it, and until everything is back. */
export const BatchView = (props: BatchProps) => {
  const { batch, items, seal, errors, now } = props
  const here = `/remises-groupees/${batch.id}`
  const state = batchStates[batch.state]
  const open = batch.state === 'prepared'
  return (
    <>
      <Heading
        title={`Remise ${toward(sayReceiver(batch))}`}
        code={batch.number}
        action={
          items.some((item) => item.state !== 'refused') && (
            <LinkButton href={`${here}/convention.pdf`} second icon={open ? 'print' : 'download'}>
              {open ? 'Imprimer la feuille' : 'Ouvrir la feuille signée'}
            </LinkButton>
          )
        }
      >
        <Chips>
          <Chip tone={state?.tone}>{state?.label}</Chip>
        </Chips>
      </Heading>
      <ErrorSummary errors={errors} />
      <Items
        items={items}
        acts={open ? (item) => [['Ne pas remettre', `${here}/objets/${item.id}/refuser`] as const] : undefined}
      />
      <Facts>
        <Fact label="Qui en répond">{sayPerson(batch)}</Fact>
        <Fact label="Retour prévu">{batch.due_on ? sayDate(batch.due_on) : 'Quand le lieu n’en a plus l’usage'}</Fact>
        {batch.signed_at && (
          <Fact label="Signée">{`${sayMoment(batch.signed_at, now)}, par ${batch.signer ?? ''}`}</Fact>
        )}
        {batch.witness && <Fact label="Signature vue par">{batch.witness}</Fact>}
        {batch.copy_to && <Fact label="Son exemplaire">{batch.copy_to}</Fact>}
        {batch.why && <Fact label="Pourquoi">{batch.why}</Fact>}
      </Facts>
      {seal && <Sealed {...{ seal }} />}
      {open && <SignBatch {...props} />}
      {batch.state === 'signed' && <Back {...props} />}
      {open && (
        <Actions>
          <a class="plain" href={`${here}/annuler`}>
            Annuler cette remise
          </a>
        </Actions>
      )}
    </>
  )
}

/** What comes back, thing by thing: a batch is rarely returned whole. */
const Back = ({ batch, items, values, errors }: BatchProps) => (
  <Block title="Retour">
    <Form action={`/remises-groupees/${batch.id}/retour`}>
      <Checkboxes
        name="items"
        label="Ce qui revient"
        hint="Un appareil qui revient est mis de côté, et effacé avant de resservir."
        value={values.items}
        error={errors?.items}
        options={items
          .filter(({ state }) => state === 'accepted')
          .map((item) => [item.id, nameItem(item), numbersOf(item)])}
      />
      <Submit label="Noter le retour" />
    </Form>
  </Block>
)
