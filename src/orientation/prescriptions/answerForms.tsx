import { sayAgo } from '#platform/i18n/dates.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Next } from '#platform/ui/next.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Sheet } from '#platform/ui/sheet.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { PrescriptionProps } from './prescription.page.tsx'
import { isLate } from './prescription.rules.ts'
import { RefusalFields } from './refusal.fields.tsx'

/** One button to accept, after what is asked. */
export const AnswerNext = ({ prescription: asked, now }: PrescriptionProps) => (
  <Next
    title="Répondre à cette orientation"
    detail={
      asked.asked_at
        ? `Vous avez posé une question ${sayAgo(asked.asked_at, now)}. Vous pouvez répondre sans attendre.`
        : `${asked.sender} attend votre réponse : envoyée ${sayAgo(asked.sent_at, now)}.`
    }
    tone={asked.asked_at ? 'calm' : isLate(asked.sent_at, now) ? 'loss' : 'turn'}
    action={<ActButton action={`/orientations/${asked.id}/accepter`} label="Accepter" />}
  />
)

/** Why the coordination should look twice before it accepts: already served, perhaps in a file of the same name. */
export const LookTwice = ({ prescription: asked, served, alike }: PrescriptionProps) => (
  <>
    {served && <Notice tone="turn" title="Cette famille est déjà équipée par ce programme" />}
    {alike.length > 0 && (
      <Notice tone="turn" title="Vous servez déjà une famille de ce nom dans cette commune">
        <ul>
          {alike.map(({ id, name }) => (
            <li>
              <a href={`/familles/${id}`}>{name}</a>
              {asked.scope === 'full' && (
                <>
                  , <a href={`/rapprochements/${asked.household_id}/${id}`}>comparer les deux fiches</a>
                </>
              )}
            </li>
          ))}
        </ul>
      </Notice>
    )}
  </>
)

/** A refusal has a reason, and may show the way to somebody else. */
export const RefuseSheet = ({ prescription: asked, others, served, values, errors }: PrescriptionProps) => (
  <Sheet title="Refuser, en disant pourquoi">
    <Form action={`/orientations/${asked.id}/refuser`}>
      <RefusalFields
        others={others.map(({ organisationId, name }) => [organisationId, name] as const)}
        likely={served ? 'already_served' : undefined}
        {...{ values, errors }}
      />
      <Submit label="Refuser" second />
    </Form>
  </Sheet>
)
