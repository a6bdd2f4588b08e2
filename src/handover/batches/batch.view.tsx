import { sayDate, sayMoment } from '#platform/i18n/dates.ts'
import { toward } from '#platform/i18n/toward.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Chip, Chips } from '#platform/ui/chip.tsx'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { Items } from '../handovers/handover.facts.tsx'
import type { Seal } from '../handovers/seal.store.ts'
import { Sealed } from '../handovers/sealed.tsx'
import { BatchBack } from './batch.back.tsx'
import { SignBatch } from './batch.sign.tsx'
import type { Batch, BatchItem } from './batch.store.ts'
import { batchStates, copyWords, sayPerson, sayReceiver } from './batch.words.ts'

export type BatchProps = {
  batch: Batch
  items: readonly BatchItem[]
  seal: Seal | null
  values: Typed
  errors?: Errors
  /** Places where what comes back may be put. */
  places: readonly { id: string; name: string }[]
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
          (open || batch.agreement_file_id) && (
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
          <Fact label="Signée">
            {[sayMoment(batch.signed_at, now), batch.signer && `par ${batch.signer}`].filter(Boolean).join(', ')}
          </Fact>
        )}
        {batch.witness && <Fact label="Signature vue par">{batch.witness}</Fact>}
        {batch.copy_how && <Fact label="Son exemplaire">{copyWords[batch.copy_how]}</Fact>}
        {batch.why && <Fact label="Pourquoi">{batch.why}</Fact>}
      </Facts>
      {seal && <Sealed {...{ seal }} />}
      {open && <SignBatch {...props} />}
      {batch.state === 'signed' && <BatchBack {...props} />}
      {['closed', 'cancelled'].includes(batch.state) && !batch.erased_at && <Erase {...props} />}
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

/** Asked for by whoever received it, once all is back. */
const Erase = ({ batch, errors }: BatchProps) => (
  <Disclosure summary="Effacer le nom de qui a reçu" open={errors?.sure !== undefined}>
    <Form action={`/remises-groupees/${batch.id}/effacer`}>
      <p>
        Le nom, la signature et la feuille signée sont supprimés pour toujours. Les appareils et leurs numéros restent.
        Sans rien faire, cela arrive deux ans après le dernier retour.
      </p>
      <Checkbox name="sure" label="Oui, effacer ce nom" error={errors?.sure} required />
      <Submit label="Effacer" second />
    </Form>
  </Disclosure>
)
