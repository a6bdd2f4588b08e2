import { sayMoment } from '#platform/i18n/dates.ts'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { nameDevice } from '../devices/device.words.ts'
import type { Exception } from './note.exceptions.store.ts'
import type { Contest } from './note.store.ts'

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
export const aboutOf = ({ line_id, scan_id }: Contest, exceptions: readonly Exception[]): string => {
  const about = exceptions.find((one) =>
    scan_id ? one.scan_id === scan_id : one.line_id === line_id && line_id !== null,
  )
  if (about)
    return [nameDevice(about), about.number ?? (about.line && `ligne ${about.line}`)].filter(Boolean).join(', ')
  return line_id || scan_id ? 'Une ligne réglée depuis' : 'L’ensemble'
}
