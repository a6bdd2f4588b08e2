import { sayMoment } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Sheet } from '#platform/ui/sheet.tsx'
import { Moment, Story } from '#platform/ui/story.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { QuestionField } from './question.field.tsx'
import type { Said } from './question.store.ts'

/** What the two organisations wrote to each other, the first word first. */
export const Thread = ({ said, now }: { said: readonly Said[]; now: Date }) =>
  said.length === 0 ? null : (
    <Block title="Vos échanges">
      <Story>
        {said.map((one) => (
          <Moment when={sayMoment(one.said_at, now)} datetime={one.said_at.toISOString()}>
            <p>
              <b>{one.said_by}</b>
              {one.kind === 'question' ? ' demande : ' : ' répond : '}
              {one.body}
            </p>
          </Moment>
        ))}
      </Story>
    </Block>
  )

type FormProps = { id: string; values: Typed; errors?: Errors }

/** The sender's answer to the question that waits. */
export const ReplyForm = ({ id, values, errors }: FormProps) => (
  <Form action={`/orientations/${id}/repondre`}>
    <TextArea
      name="reply"
      label="Votre réponse"
      required
      value={values.reply}
      error={errors?.reply}
      rows={3}
      maxlength={500}
      hint="Elle peut être lue par lien, sans compte : ne nommez personne. Rien sur la santé."
    />
    <Submit label="Répondre à la question" />
  </Form>
)

/** The receiver's question, before it answers. */
export const AskSheet = ({ id, values, errors }: FormProps) => (
  <Sheet title="Poser une question avant de répondre">
    <Form action={`/orientations/${id}/demander`}>
      <QuestionField {...{ values, errors }} />
      <Submit label="Envoyer la question" second />
    </Form>
  </Sheet>
)
