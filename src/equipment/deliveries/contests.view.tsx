import { sayMoment } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import { nameDevice } from '../devices/device.words.ts'
import { answerField } from './answer.form.ts'
import type { Contest, Exception } from './note.store.ts'
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

type SaidProps = { contests: readonly Contest[]; exceptions: readonly Exception[]; now: Date }

/** Each point, and its answer. */
export const Said = ({ contests, exceptions, now }: SaidProps) =>
  contests.length === 0 ? null : (
    <Facts>
      {contests.map((contest) => (
        <Fact label={aboutOf(contest, exceptions)}>
          « {contest.said} » <small>{`${contest.said_by}, ${sayMoment(contest.said_at, now)}`}</small>
          <br />
          {contest.answer ? (
            <>Réponse de l’atelier : « {contest.answer} »</>
          ) : (
            <span class="quiet">L’atelier doit répondre.</span>
          )}
        </Fact>
      ))}
    </Facts>
  )

/** What a point is about, as far as it is still there. */
const aboutOf = ({ line_id, scan_id }: Contest, exceptions: readonly Exception[]): string => {
  const about = exceptions.find((one) =>
    scan_id ? one.scan_id === scan_id : one.line_id === line_id && line_id !== null,
  )
  if (about)
    return [nameDevice(about), about.number ?? (about.line && `ligne ${about.line}`)].filter(Boolean).join(', ')
  return line_id || scan_id ? 'Une ligne réglée depuis' : 'L’ensemble'
}
