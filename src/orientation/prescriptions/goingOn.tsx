import { sayDay } from '#platform/i18n/dates.ts'
import { ofName } from '#platform/i18n/toward.ts'
import { Notice } from '#platform/ui/notice.tsx'
import type { GoingOn } from './served.store.ts'

/** Before another sending: the orientations of this family that go on already, which are not proposed again. */
export const AlreadySent = ({ goingOn, now }: { goingOn: readonly GoingOn[]; now: Date }) =>
  goingOn.length === 0 ? null : (
    <Notice tone="turn" title="Cette famille est déjà orientée">
      <ul>
        {goingOn.map(({ id, state, receiver, sent_at }) => (
          <li>
            {state === 'sent' ? 'Une réponse est attendue' : 'Accord'} {ofName(receiver)} ({sayDay(sent_at, now)}).{' '}
            <a href={`/orientations/${id}`}>Voir cette orientation</a>
          </li>
        ))}
      </ul>
    </Notice>
  )
