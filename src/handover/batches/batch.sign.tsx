import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { textOf } from '#platform/ui/question.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { SignaturePad } from '#platform/ui/signaturePad.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { givenBack } from '../handovers/signatureImage.ts'
import { WithoutDrawing } from '../handovers/withoutDrawing.tsx'
import { batchShown } from './batch.rules.ts'
import type { BatchProps } from './batch.view.tsx'
import { copyWords } from './batch.words.ts'

/** One signature for everything on the sheet, drawn, on paper or typed. */
export const SignBatch = ({ batch, items, values, errors }: BatchProps) => {
  const here = `/remises-groupees/${batch.id}`
  const field = (name: string) => ({ name, value: values[name], error: errors?.[name], autocomplete: 'off' })
  return (
    <Block title="Signer">
      <Form action={`${here}/signer`}>
        <input type="hidden" name="shown" value={batchShown(batch, items)} />
        <Checkbox
          name="read"
          label="La liste et ce à quoi chacun s’engage ont été relus ensemble"
          checked={values.read === 'oui'}
          error={errors?.read}
          required
        />
        <Field
          {...field('signer')}
          value={values.signer ?? batch.receiver_name ?? ''}
          label="Qui signe"
          hint="Prénom et nom."
          required
        />
        <Radios
          name="copy"
          label="Son exemplaire"
          value={values.copy ?? 'printed'}
          error={errors?.copy}
          required
          options={Object.entries(copyWords)}
        />
        <SignaturePad
          name="signature"
          label="Signature"
          required
          error={errors?.signature}
          value={givenBack(textOf(values.signature))}
          paperHref={`${here}/convention.pdf`}
        />
        <Actions>
          <Submit label="Signer pour tout" name="how" value="screen" />
        </Actions>
        <WithoutDrawing {...{ values, errors }} />
      </Form>
    </Block>
  )
}
