import { sayPhone } from '#network/phones/phone.ts'
import { sayMoment } from '#platform/i18n/dates.ts'
import { byName } from '#platform/i18n/toward.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import type { Behind } from './behind.store.ts'
import { Said } from './contest.said.tsx'
import type { Exception } from './note.exceptions.store.ts'
import type { Contest } from './note.store.ts'
import { Sums } from './reconciled.sums.tsx'
import { Exceptions } from './reconciled.view.tsx'
import { WhoField } from './who.field.tsx'

type Props = {
  note: Behind
  exceptions: readonly Exception[]
  contests: readonly Contest[]
  values: Typed
  errors: Errors | null
  now: Date
  token: string
}

/** What the workshop counted, and the one question: is it what was sent? */
export const LinkView = ({ note, exceptions, contests, values, errors, now, token }: Props) => (
  <>
    <Heading
      title="Est-ce bien ce que vous avez envoyé ?"
      over={note.donor}
      lead={`${note.title}, pointé ${byName(note.refurbisher)}, ${sayMoment(note.closed_at, now)}.`}
    />
    <ErrorSummary errors={errors} />
    {note.state !== 'counted' && <Answered {...{ note, now }} />}
    <Sums counts={note} counting={false} />
    {contests.length > 0 && (
      <Block title="Ce que vous avez contesté">
        <Said {...{ contests, exceptions, now }} />
      </Block>
    )}
    <Exceptions exceptions={exceptions} counts={note} />
    {note.state === 'counted' && (
      <Form action={`/livraison/${token}`}>
        <input type="hidden" name="version" value={note.version} autocomplete="off" />
        <WhoField {...{ values, errors }} />
        <Actions>
          <Submit label="C’est conforme" />
          <LinkButton second href={`/livraison/${token}/contester`}>
            Contester des lignes
          </LinkButton>
        </Actions>
      </Form>
    )}
    <p class="quiet small">
      Ce lien vaut pour cette livraison seulement, jusqu’au {sayMoment(note.expires_at, now)}.
      {(note.phone || note.email) &&
        ` Une question ? ${[note.refurbisher, note.phone && sayPhone(note.phone), note.email].filter(Boolean).join(', ')}.`}
    </p>
  </>
)

const Answered = ({ note, now }: { note: Behind; now: Date }) =>
  note.state === 'confirmed' ? (
    <Notice tone="done" title="Cette livraison est confirmée">
      <p>
        Par {note.answered_by}, {note.answered_at && sayMoment(note.answered_at, now)}. Merci.
      </p>
    </Notice>
  ) : (
    <Notice title="L’atelier a reçu ce que vous contestez">
      <p>Il vous répond point par point, puis un nouveau lien vous arrive.</p>
    </Notice>
  )
