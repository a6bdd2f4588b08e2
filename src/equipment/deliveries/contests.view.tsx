import { sayMoment } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import { answerField } from './answer.form.ts'
import { aboutOf, Said } from './contest.said.tsx'
import type { NoteProps } from './note.view.tsx'

/** What the donor contested; the workshop answers each point, once. */
export const Contests = ({ lot, note, contests, exceptions, member, now, errors, typed }: NoteProps) => {
  const waiting = contests.filter(({ answer }) => answer === null)
  if (contests.length === 0) return null
  const answers = note?.state === 'contested' && lot.refurbisher_id === member.organisationId && waiting.length > 0
  return (
    <Block title="Ce que le donateur conteste">
      <Said contests={answers ? contests.filter(({ answer }) => answer !== null) : contests} {...{ exceptions, now }} />
      {answers && (
        <Form action={`/dons/${lot.id}/bordereau/repondre`}>
          {waiting.map((contest) => (
            <TextArea
              name={answerField(contest.id)}
              label={`${aboutOf(contest, exceptions)} : « ${contest.said} »`}
              hint={`${contest.said_by}, ${sayMoment(contest.said_at, now)}`}
              rows={2}
              required
              value={String(typed[answerField(contest.id)] ?? '')}
              error={errors?.[answerField(contest.id)]}
            />
          ))}
          <Submit label="Répondre et demander à nouveau" />
        </Form>
      )}
    </Block>
  )
}
