import { sayAgo } from '#platform/i18n/dates.ts'
import { ofName } from '#platform/i18n/toward.ts'
import { Next } from '#platform/ui/next.tsx'
import type { PrescriptionProps } from '../prescriptions/prescription.page.tsx'
import { ReplyForm } from './thread.tsx'

/** The question that waits, as it was written, and the field that answers it. */
export const QuestionNext = ({ prescription: asked, thread, values, errors, now }: PrescriptionProps) => {
  const question = thread.findLast(({ kind }) => kind === 'question')
  const since = asked.asked_at ? sayAgo(asked.asked_at, now) : ''
  return (
    <Next
      title={`Question ${ofName(asked.receiver)}`}
      detail={
        <>
          {question && `« ${question.body} »`}
          <br />
          {question && `${question.said_by}, `}
          {since}. Le délai s’arrête jusqu’à votre réponse.
        </>
      }
      action={asked.scope === 'full' && <ReplyForm id={asked.id} {...{ values, errors }} />}
    />
  )
}
