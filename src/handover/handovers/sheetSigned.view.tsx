import { toward } from '#platform/i18n/toward.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { Chip, Chips } from '#platform/ui/chip.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { CopyFields } from './copy.fields.tsx'
import { HandoverFacts, Items } from './handover.facts.tsx'
import { handoverStates } from './handover.words.ts'
import { Sealed } from './sealed.tsx'
import type { SheetProps } from './sheetToSign.view.tsx'

/** The sheet once it is signed or cancelled: what took place, the agreement, and the family's copy. */
export const SheetSigned = ({ handover, items, values, errors, seal, now }: SheetProps) => {
  const state = handoverStates[handover.state]
  return (
    <>
      <Heading title={`Remise ${toward(handover.household)}`} code={handover.number}>
        <Chips>
          <Chip tone={state?.tone}>{state?.label}</Chip>
        </Chips>
      </Heading>
      <ErrorSummary errors={errors} />
      <Items items={items} />
      <HandoverFacts handover={handover} now={now} />
      {handover.agreement_file_id && (
        <Actions>
          <LinkButton href={`/remises/${handover.id}/convention.pdf`} second icon="download">
            Ouvrir la convention signée
          </LinkButton>
        </Actions>
      )}
      {seal && <Sealed {...{ seal }} />}
      {handover.state === 'signed' && (
        <Block title="L’exemplaire de la famille">
          <p>
            La famille repart avec le même papier que vous. Imprimez la convention, ou envoyez-la à l’adresse qu’elle
            donne, puis notez-le.
          </p>
          <Form action={`/remises/${handover.id}/exemplaire`}>
            <CopyFields {...{ handover, values, errors }} name="how" label="Comment" printed="Imprimé et donné" />
            <Submit label="Noter l’exemplaire donné" />
          </Form>
        </Block>
      )}
      {handover.state === 'closed' && handover.copy_to && (
        <p class="quiet">Exemplaire de la famille : {handover.copy_to.toLowerCase()}.</p>
      )}
    </>
  )
}
