import { toward } from '#platform/i18n/toward.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { Chip, Chips } from '#platform/ui/chip.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { CopyFate } from './copy.fate.tsx'
import { CopyFields } from './copy.fields.tsx'
import { COPY_DAYS } from './copy.rules.ts'
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
      <CopyFate {...{ handover, now }} />
      {handover.state === 'signed' && (
        <Block title="L’exemplaire de la famille">
          <p>
            La famille repart avec le même papier que vous : imprimez la convention et donnez-la, ou faites-la partir
            par e-mail. Le message ne la contient pas : il porte un lien, qui l’ouvre pendant {COPY_DAYS} jours.
          </p>
          <Form action={`/remises/${handover.id}/exemplaire`}>
            <CopyFields {...{ handover, values, errors }} name="how" label="Comment" printed="Imprimé et donné" />
            <Submit label="Donner l’exemplaire" />
          </Form>
        </Block>
      )}
    </>
  )
}
