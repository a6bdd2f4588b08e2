import { Actions } from '#platform/ui/actions.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Form } from '#platform/ui/form.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors } from '#platform/web/form.ts'
import type { ListDoor } from './list.door.ts'
import type { Plan } from './list.plan.ts'

type Props = { door: ListDoor; plan: Plan; errors: Errors | null; here: string }

/** What remains to be said before a list is taken in: its refused rows, and the agreement of those it names. */
export const TakeFields = ({ door, plan, errors, here }: Props) => {
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
      {tally.refused > 0 && (
        <Radios
          name="choice"
          label={`Que faire ${tally.refused === 1 ? 'de la ligne refusée' : `des ${tally.refused} lignes refusées`} ?`}
          required
          error={errors?.choice}
          options={[
            [
              'good',
              'Reprendre seulement les lignes bonnes',
              'Les autres se téléchargent, avec la raison, pour être corrigées.',
            ],
            ['all', 'Tout ou rien', 'Rien n’est repris tant qu’une ligne est refusée.'],
          ]}
        />
      )}
      {plan.asksAgreement && (
        <Checkbox
          name="agreed"
          label={`Toutes ces familles savent ce qui est transmis à ${door.coordination}, pour qu’on les rappelle, et sont d’accord`}
          required
          error={errors?.agreed}
        />
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
