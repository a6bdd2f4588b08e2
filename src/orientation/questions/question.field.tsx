import { TextArea } from '#platform/ui/textArea.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'

/** What the receiver asks before it answers: the same by link and by account. */
export const QuestionField = ({ values, errors }: { values: Typed; errors?: Errors }) => (
  <TextArea
    name="question"
    label="Votre question"
    required
    value={values.question}
    error={errors?.question}
    rows={3}
    maxlength={500}
    hint="Ce qu’il vous faut pour répondre. Rien sur la santé. Le délai s’arrête jusqu’à la réponse de l’expéditeur."
  />
)
