import { refused } from '#platform/access/refusal.ts'
import { sayDay } from '#platform/i18n/dates.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Confirm } from '#platform/ui/confirm.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { allow, found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { isUnderMask, refusalToDecideMask } from './mask.rules.ts'
import { liftMask, putMaskBack } from './mask.store.ts'
import { type Organisation, organisationNamed } from './organisation.store.ts'
import { NEUTRAL } from './words.ts'

const url = '/structures/:id/nom-montre'
/** Whether the others read the name of one's own organisation, when its kind says something of those it helps. */
export const maskPages = routes()
  .get(url, 'members', (c) => show(c))
  .get(`${url}/lever`, 'members', confirmLift)
  .post(`${url}/lever`, 'members', lift)
  .post(`${url}/remettre`, 'members', putBack)

async function own(c: Page): Promise<Organisation> {
  const organisation = found(await organisationNamed(c.var.by, c.req.param('id') ?? ''))
  allow(refusalToDecideMask(c.var.member, organisation))
  return organisation
}

/** Showing the name says something of every family that is sent afterwards: it is asked twice. */
async function confirmLift(c: Page) {
  const organisation = await own(c)
  if (!isUnderMask(organisation)) return show(c)
  const here = `/structures/${organisation.id}`
  return c.render(
    <Confirm
      title="Montrer le nom de votre structure ?"
      action={`${here}/nom-montre/lever`}
      label="Montrer notre nom"
      back={`${here}/nom-montre`}
      undo="Vous pourrez le cacher de nouveau, aussi sur les orientations déjà envoyées. Ce qui aura été imprimé ou envoyé par e-mail ne changera pas."
      danger
    >
      <p>
        Les autres liront « {organisation.name} » sur chaque famille que vous leur adresserez : elles sauront par qui
        elle est aidée.
      </p>
    </Confirm>,
    {
      title: 'Montrer notre nom',
      crumbs: [
        ['Structures', '/structures'],
        [organisation.name, here],
      ],
    },
  )
}

async function lift(c: Page) {
  const { id } = await own(c)
  const done = await liftMask(c.var.by)
  if (refused(done)) return show(c, done.refusal)
  flash(c, 'Le nom de votre structure est montré aux autres.')
  return c.redirect(`/structures/${id}`, 303)
}

async function putBack(c: Page) {
  const { id } = await own(c)
  const done = await putMaskBack(c.var.by)
  if (refused(done)) return show(c, done.refusal)
  flash(c, `Les autres lisent de nouveau « ${NEUTRAL} ».`)
  return c.redirect(`/structures/${id}`, 303)
}

async function show(c: Page, refusal?: string) {
  const organisation = await own(c)
  const { id, name, mask_lifted_at, mask_lifted_by } = organisation
  const here = `/structures/${id}`
  const hidden = isUnderMask(organisation)
  return c.render(
    <>
      <Heading title="Le nom montré aux autres" lead={name} />
      <ErrorSummary errors={refusal ? { form: refusal } : null} />
      {hidden ? (
        <>
          <p>
            Sur le dossier d’une famille, les autres structures lisent « {NEUTRAL} » à la place de votre nom : le genre
            de votre structure dit quelque chose des personnes que vous aidez.
          </p>
          <p>Celles à qui vous adressez une famille vous répondent dans Maillon, sans savoir qui vous êtes.</p>
          <p>Si vous montrez votre nom, elles le liront sur ce que vous enverrez à partir de maintenant.</p>
        </>
      ) : (
        <>
          <p>
            {mask_lifted_by} a choisi de montrer ce nom
            {mask_lifted_at && ` : ${sayDay(mask_lifted_at, c.var.now)}`}.
          </p>
          <p>
            Si vous le cachez, les autres liront de nouveau « {NEUTRAL} », aussi sur les orientations déjà envoyées. Ce
            qui a été imprimé ou envoyé par e-mail ne change pas.
          </p>
        </>
      )}
      {hidden ? (
        <Actions>
          <LinkButton href={`${here}/nom-montre/lever`} second>
            Montrer notre nom
          </LinkButton>
          <a class="plain" href={here}>
            Revenir
          </a>
        </Actions>
      ) : (
        <Form action={`${here}/nom-montre/remettre`}>
          <Actions>
            <Submit label="Cacher notre nom" />
            <LinkButton href={here} second>
              Annuler
            </LinkButton>
          </Actions>
        </Form>
      )}
    </>,
    {
      title: 'Nom montré aux autres',
      crumbs: [
        ['Structures', '/structures'],
        [name, here],
      ],
      status: refusal ? 422 : 200,
    },
  )
}
