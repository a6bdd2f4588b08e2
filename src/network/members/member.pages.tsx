import { refused } from '#platform/access/refusal.ts'
import { isId } from '#platform/db/id.ts'
import { ofName } from '#platform/i18n/toward.ts'
import { Confirm } from '#platform/ui/confirm.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm } from '#platform/web/form.ts'
import { allow, found } from '#platform/web/halts.ts'
import { nextHref, pageOf, readCursor } from '#platform/web/keyset.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { cancelInvitation, inviteAgain } from './invitation.store.ts'
import type { RoleTyped } from './member.fields.tsx'
import { RoleForm } from './member.form.ts'
import { MemberList } from './member.list.tsx'
import { changeRole, givenRoles, memberOf, membersOf, revoke } from './member.store.ts'
import { MemberView } from './member.view.tsx'

const SIZE = 50
const admins = ['admin'] as const

/** Who works for one's organisation: for those who manage it. */
export const memberPages = routes()
  .get('/membres', admins, list)
  .get('/membres/:id', admins, async (c) => show(c, await open(c), null))
  .post('/membres/:id', admins, async (c) => {
    const member = await open(c)
    const form = await readForm(c, RoleForm)
    if (form.errors) return show(c, member, form.errors)
    const refusal = await changeRole(c.var.by, member.id, form.values)
    if (refusal) return show(c, member, { [refusal.field ?? '']: refusal.refusal }, form.values)
    flash(c, `Le rôle ${ofName(member.name)} est enregistré.`)
    return c.redirect('/membres', 303)
  })
  .get('/membres/:id/retrait', admins, async (c) =>
    c.render(<Leaving member={await open(c)} />, { title: 'Fermer un accès', crumbs }),
  )
  .post('/membres/:id/retrait', admins, (c) => act(c, revoke, (name) => `L’accès ${ofName(name)} est fermé.`))
  .post('/membres/:id/relance', admins, (c) =>
    act(c, inviteAgain, (name) => `Une nouvelle invitation part vers ${name}.`),
  )
  .post('/membres/:id/annulation', admins, (c) =>
    act(c, cancelInvitation, (name) => `L’invitation ${ofName(name)} est annulée.`),
  )

const crumbs = [['Membres', '/membres']] as const

async function list(c: Page) {
  const { by, member, now } = c.var
  const page = pageOf(await membersOf(by, readCursor(c), SIZE + 1), SIZE, (row) => ({ at: row.createdAt, id: row.id }))
  const view = (
    <MemberList organisation={member.organisationName} members={page.rows} next={nextHref(c, page.next)} now={now} />
  )
  return c.render(view, { title: 'Membres' })
}

async function open(c: Page) {
  const id = c.req.param('id') ?? ''
  return found(isId(id) ? await memberOf(c.var.by, id) : null)
}

async function show(
  c: Page,
  member: Awaited<ReturnType<typeof open>>,
  errors: Errors | null,
  typed: RoleTyped = member,
) {
  const given = await givenRoles(c.var.by)
  const view = <MemberView {...{ member, given, typed, errors }} now={c.var.now} />
  return c.render(view, { title: member.name, crumbs, status: errors ? 422 : 200 })
}

async function act(c: Page, acted: typeof revoke, said: (name: string) => string) {
  const member = await open(c)
  const result = await acted(c.var.by, member.id)
  allow(refused(result) ? result.refusal : null)
  flash(c, said(member.name))
  return c.redirect('/membres', 303)
}

const Leaving = ({ member: { id, name } }: { member: { id: string; name: string } }) => (
  <Confirm
    title={`Fermer l’accès ${ofName(name)} ?`}
    action={`/membres/${id}/retrait`}
    label="Fermer l’accès"
    back={`/membres/${id}`}
    danger
    undo="Vous pourrez l’inviter de nouveau. Ce qu’elle a fait reste dans l’histoire de votre structure, à son nom."
  >
    <p>L’accès s’arrête tout de suite, aussi là où cette personne est connectée en ce moment.</p>
  </Confirm>
)
