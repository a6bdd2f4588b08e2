import { refused } from '#platform/access/refusal.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Confirm } from '#platform/ui/confirm.tsx'
import { DateField } from '#platform/ui/dateField.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { allow } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import type { SeenProgramme } from '../programmes/programme.seen.store.ts'
import type { Policy } from '../ranking/policy.store.ts'
import { AdoptForm } from './adopt.form.ts'
import { adoptPolicy } from './policy.acts.store.ts'
import { refusalOfFrozen, refusalOfWho } from './policy.rules.ts'
import { policiesHref, policyHref, policyOf, trailOf } from './policy.trail.ts'
import { ReadAloud } from './readAloud.tsx'

const ADOPT = '/programmes/:id/priorites/:priority/adopter'
export const policyAdoptPages = routes()
  .get(ADOPT, ['coordinator'], (c) => show(c))
  .post(ADOPT, ['coordinator'], adopt)

async function show(c: Page, typed: Typed = {}, errors?: Errors) {
  const { programme, policy } = await policyOf(c)
  allow(refusalOfFrozen(policy))
  const who = refusalOfWho(c.var.member)
  const today = dayOf(c.var.now)
  return c.render(who ? <NotYou {...{ policy, who }} /> : <Adopt {...{ programme, policy, typed, errors, today }} />, {
    title: 'Adopter cette version',
    crumbs: trailOf(programme, policy),
    status: errors ? 422 : 200,
  })
}

async function adopt(c: Page) {
  const { programme, policy } = await policyOf(c)
  allow(refusalOfFrozen(policy) ?? refusalOfWho(c.var.member))
  const form = await readForm(c, AdoptForm)
  if (form.errors) return show(c, form.typed, form.errors)
  const adopted = await adoptPolicy(c.var.by, programme.id, policy, form.values)
  // A draft that changed meanwhile is read again before it is adopted.
  if (refused(adopted))
    return show(c, { ...form.typed, read: adopted.field ? 'oui' : '' }, { [adopted.field ?? 'form']: adopted.refusal })
  flash(c, `La version ${policy.version} est en vigueur. Elle ne change plus.`)
  return c.redirect(policiesHref(programme), 303)
}

type Shown = { programme: SeenProgramme; policy: Policy }

const NotYou = ({ policy, who }: Pick<Shown, 'policy'> & { who: string }) => (
  <>
    <Heading title="Adopter cette version" lead={who} />
    <ReadAloud rules={policy.rules} />
  </>
)

const Adopt = ({
  programme,
  policy,
  typed,
  errors,
  today,
}: Shown & { typed: Typed; errors?: Errors; today: string }) => (
  <Confirm
    title={`Adopter la version ${policy.version} ?`}
    action={`${policyHref(programme, policy)}/adopter`}
    label="Enregistrer l’adoption"
    back={policyHref(programme, policy)}
    undo="Une version adoptée ne change plus jamais. On la remplace par la suivante."
  >
    <ErrorSummary errors={errors} />
    <ReadAloud rules={policy.rules} />
    <input type="hidden" name="edits" value={policy.edits} autocomplete="off" />
    <Field
      name="adopted_by"
      label="Adoptée par"
      hint="L’instance et sa réunion : « Comité de pilotage du 12 octobre »."
      value={typed.adopted_by}
      error={errors?.adopted_by}
      maxlength={160}
      autocomplete="off"
      required
    />
    <DateField
      name="adopted_on"
      label="Le"
      value={typed.adopted_on ?? today}
      error={errors?.adopted_on}
      max={today}
      required
    />
    <Checkbox
      name="read"
      label="L’instance a lu ce texte et l’a adopté tel quel."
      checked={typed.read === 'oui'}
      error={errors?.read}
      required
    />
  </Confirm>
)
