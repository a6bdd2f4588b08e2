import type { Role } from '#platform/access/member.ts'
import { refused } from '#platform/access/refusal.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { INVITATION_DAYS } from './invitation.letter.ts'
import { invite } from './invitation.store.ts'
import { RoleFields } from './member.fields.tsx'
import { InviteForm } from './member.form.ts'
import { givenRoles } from './member.store.ts'

export const invitePages = routes()
  .get('/membres/inviter', ['admin'], (c) => show(c, {}, null))
  .post('/membres/inviter', ['admin'], async (c) => {
    const form = await readForm(c, InviteForm)
    if (form.errors) return show(c, form.values, form.errors)
    const invited = await invite(c.var.by, form.values)
    const { email, name, role, admin } = form.values
    if (refused(invited))
      return show(c, { email, name, role, admin: admin ? 'oui' : '' }, { [invited.field ?? '']: invited.refusal })
    flash(c, `Une invitation part vers ${name}.`)
    return c.redirect('/membres', 303)
  })

const show = async (c: Page, typed: Typed, errors: Errors | null) =>
  c.render(<Invite {...{ typed, errors }} given={await givenRoles(c.var.by)} />, {
    title: 'Inviter quelqu’un',
    crumbs: [['Membres', '/membres']],
    status: errors ? 422 : 200,
  })

type Props = { typed: Typed; given: readonly Role[]; errors: Errors | null }

const Invite = ({ typed, given, errors }: Props) => (
  <>
    <ErrorSummary errors={errors} />
    <Heading
      title="Inviter quelqu’un"
      lead={`Un message part à son adresse. L’invitation sert pendant ${INVITATION_DAYS} jours, à cette personne seulement.`}
    />
    <Form action="/membres/inviter">
      <Field
        name="name"
        label="Prénom et nom"
        autocomplete="off"
        spellcheck={false}
        required
        value={typed.name}
        error={errors?.name}
      />
      <Field
        name="email"
        label="Adresse e-mail professionnelle"
        type="email"
        autocomplete="off"
        spellcheck={false}
        required
        value={typed.email}
        error={errors?.email}
      />
      <RoleFields
        typed={{ role: String(typed.role ?? ''), admin: typed.admin === 'oui' }}
        given={given}
        errors={errors}
      />
      <Submit label="Envoyer l’invitation" />
    </Form>
  </>
)
