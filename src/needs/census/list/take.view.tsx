import { Actions } from '#platform/ui/actions.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Form } from '#platform/ui/form.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { ChoiceField } from '../../lists/choice.field.tsx'
import { isDoubtful } from '../../lists/take.rules.ts'
import { AgreementSaid, HeardBy } from '../answer/agreement.fields.tsx'
import type { ListDoor } from './list.door.ts'
import type { Plan } from './list.plan.ts'

type Props = { door: ListDoor; plan: Plan; values: Typed; errors: Errors | null; here: string }

/** What remains to be said before a list is taken in: its refused rows, and the agreement of those it names. */
export const TakeFields = ({ door, plan, values, errors, here }: Props) => {
  const { tally } = plan
  const links = (
    <>
      <a class="plain" href={`${here}/colonnes`}>
        Corriger les colonnes
      </a>
      {tally.refused > 0 && (
        <a class="plain" href={`${here}/refusees.csv`}>
          Télécharger les lignes refusées
        </a>
      )}
      <a class="plain" href={`${door.home}/liste`}>
        Choisir une autre liste
      </a>
    </>
  )
  if (tally.new === 0 || !door.census.open) return <Actions>{links}</Actions>
  return (
    <Form action={here}>
      {tally.refused > 0 && <ChoiceField refused={tally.refused} error={errors?.choice} done="reprendre" />}
      {plan.asksAgreement && (
        <Checkbox
          name="agreed"
          label={`Toutes ces familles savent ce qui est transmis à ${door.coordination}, pour qu’on les rappelle, et sont d’accord`}
          required
          error={errors?.agreed}
        />
      )}
      {plan.kind === 'families' && (
        <>
          <AgreementSaid {...{ values, errors }} label="Comment ces familles ont dit oui" />
          <HeardBy {...{ values, errors }} />
        </>
      )}
      {isDoubtful(plan.alike) && (
        <Checkbox name="sure" label="C’est bien la bonne liste : reprendre quand même" required error={errors?.sure} />
      )}
      <Actions>
        <Submit
          label={
            plan.kind === 'families'
              ? `Reprendre ${counted(tally.new, 'famille')}`
              : `Reprendre ${counted(tally.new, 'ligne')}`
          }
        />
        {links}
      </Actions>
    </Form>
  )
}
