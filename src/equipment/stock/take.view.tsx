import { sayMoment, sayShort } from '#platform/i18n/dates.ts'
import { ofName } from '#platform/i18n/toward.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Block } from '#platform/ui/block.tsx'
import { Chip } from '#platform/ui/chip.tsx'
import { counted } from '#platform/ui/counted.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Figure, Figures } from '#platform/ui/figures.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Next } from '#platform/ui/next.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import type { TakeCounts } from './take.counts.store.ts'
import type { TakeLine } from './take.lines.store.ts'
import { Exceptions } from './take.lines.tsx'
import { foundAs } from './take.rules.ts'
import type { Take } from './take.store.ts'
import { Unseen } from './take.unseen.tsx'
import { nameLine, sayException, verdicts } from './take.words.ts'

type Props = {
  take: Take
  counts: TakeCounts
  exceptions: TakeLine[]
  unseen: TakeLine[]
  last?: TakeLine
  again: boolean
  before?: Take
  values: Typed
  errors?: Errors
  now: Date
}

/** One inventory: the code to read, what the last one was, what is left to find, what does not belong there. */
export const TakePage = ({ take, counts, exceptions, unseen, last, again, before, values, errors, now }: Props) => (
  <>
    <Heading
      title={`Inventaire ${ofName(take.place)}`}
      lead={`Ouvert le ${sayMoment(take.opened_at, now)} par ${take.opened_by}.${before?.closed_at ? ` Le précédent : ${sayShort(before.closed_at)}.` : ''}`}
      action={
        <LinkButton second icon="print" href={`/inventaires/${take.id}/imprimer`}>
          Imprimer
        </LinkButton>
      }
    >
      {take.closed_at && <Chip tone="calm">Clos le {sayShort(take.closed_at)}</Chip>}
    </Heading>
    <ErrorSummary errors={errors} />
    {last && !errors && <Answer line={last} placeId={take.place_id} again={again} />}
    {!take.closed_at && (
      <Form action={`/inventaires/${take.id}/compter`}>
        <Field
          name="code"
          label="Code de l’étiquette"
          hint="Scannez, ou écrivez le numéro : ML-0412, numéro de série, numéro du donateur."
          value={values.code}
          error={errors?.code}
          autocomplete="off"
          spellcheck={false}
          width="medium"
          autofocus
          required
        />
        <Submit label="Compter" />
      </Form>
    )}
    <Figures>
      <Figure
        value={counts.found}
        one="trouvé"
        many="trouvés"
        tone="done"
        detail={`sur ${counted(counts.expected, 'attendu', 'attendus')}`}
      />
      <Figure
        value={counts.missing}
        one={take.closed_at ? 'manquant' : 'à trouver'}
        many={take.closed_at ? 'manquants' : 'à trouver'}
        tone={take.closed_at && counts.missing ? 'loss' : undefined}
      />
      <Figure
        value={counts.exceptions}
        one="trouvé en trop"
        many="trouvés en trop"
        tone={counts.exceptions ? 'turn' : undefined}
      />
      {counts.left > 0 && <Figure value={counts.left} one="parti depuis" many="partis depuis" />}
    </Figures>
    <Exceptions take={take} lines={exceptions} />
    <Unseen take={take} lines={unseen} count={counts.missing + counts.left} />
    {!take.closed_at && (
      <Block title="Fini de compter ?">
        <p>Après, rien n’est plus compté ici. Vous direz ce que devient chaque appareil qui manque.</p>
        <ActButton action={`/inventaires/${take.id}/clore`} label="Clore l’inventaire" second />
      </Block>
    )}
  </>
)

/** What was just read, large enough to be seen from an arm's length. */
const Answer = ({ line, placeId, again }: { line: TakeLine; placeId: string; again: boolean }) => {
  const verdict = foundAs(line, placeId)
  const { label, tone } = verdicts[verdict]
  const twice = again ? `Déjà compté, par ${line.found_by}. ` : ''
  return (
    <Next
      tone={tone === 'done' ? 'done' : tone === 'loss' ? 'loss' : 'turn'}
      title={`${label} : ${nameLine(line)}`}
      detail={`${twice}${sayException(line, verdict)}`}
    />
  )
}
