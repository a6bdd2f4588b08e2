import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Next } from '#platform/ui/next.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import type { SeenRun } from './run.store.ts'

type Props = { run: SeenRun; now: Date; values: Typed; errors?: Errors }

/** The one next act of a run, and whose it is. */
export const RunNext = (props: Props) => {
  const { run, now } = props
  const at = `/passages/${run.id}`
  switch (run.state) {
    case 'frozen':
      return dayOf(now) < run.seed_on ? (
        <Next
          tone="calm"
          title={`Tirage attendu le ${sayDate(run.seed_on)}.`}
          detail={` ${run.seed_source}. Revenez ce jour-là : le calcul commencera dès qu’il sera enregistré.`}
        />
      ) : (
        <Seeding {...props} />
      )
    case 'computing':
      return (
        <>
          <Next
            tone="calm"
            title="Calcul en cours."
            detail={
              run.steps > 0
                ? ` ${counted(run.done, 'étape', 'étapes')} sur ${run.steps}. Vous pouvez quitter cette page : le calcul continue.`
                : ' Il commence dans un instant. Vous pouvez quitter cette page : le calcul continue.'
            }
            // Asked for, never by itself: a draw that is being corrected would be lost, and read aloud the page would begin again.
            action={<LinkButton href={at}>Voir où il en est</LinkButton>}
          />
          {!run.follows_id && (
            <Disclosure summary="Le tirage est mal recopié ?" open={props.errors !== undefined}>
              <p>
                Il se corrige tant que personne ne connaît le résultat. La première écriture reste lisible, et le calcul
                recommence.
              </p>
              <SeedField {...props} label="Corriger le tirage" />
            </Disclosure>
          )}
        </>
      )
    case 'failed':
      return (
        <Next
          tone="loss"
          title="Le calcul s’est arrêté."
          detail={` ${run.failure ?? ''}`}
          action={<ActButton action={`${at}/relancer`} label="Relancer le calcul" />}
        />
      )
    case 'proposed':
      return (
        <Next
          title="La commission peut décider."
          detail=" Elle voit la proposition, y déroge par écrit si besoin, et décide."
          action={<LinkButton href={`${at}/commission`}>Ouvrir la commission</LinkButton>}
        />
      )
    case 'decided':
    case 'published':
      return (
        <Next
          title="La décision est à suivre."
          detail=" Chaque famille est à prévenir, ce qui est promis est à remettre."
          action={<LinkButton href={`${at}/suites`}>Suivre les suites</LinkButton>}
        />
      )
    case 'settled':
      return (
        <Next
          tone="done"
          title="Ce passage est clos."
          detail=" Tout est remis, chaque famille est prévenue et chaque recours a sa réponse."
          action={
            <LinkButton href={`${at}/suites`} second>
              Revoir les suites
            </LinkButton>
          }
        />
      )
    default:
      return null
  }
}

const Seeding = (props: Props) => (
  <>
    <Next
      title="Le tirage peut être enregistré."
      detail={` ${props.run.seed_source}, du ${sayDate(props.run.seed_on)}.`}
    />
    <SeedField {...props} label="Enregistrer le tirage" />
  </>
)

const SeedField = ({ run, values, errors, label }: Props & { label: string }) => (
  <Form action={`/passages/${run.id}/tirage`}>
    <Field
      name="seed"
      label="Le tirage, tel qu’il est publié"
      hint="Dans l’ordre annoncé, par exemple : 4 8 15 16 23 n° Chance 4. Une fois le calcul fini, il ne change plus."
      value={values.seed}
      error={errors?.seed}
      maxlength={200}
      spellcheck={false}
      required
    />
    <Submit label={label} />
  </Form>
)
