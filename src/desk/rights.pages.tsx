import { crumbsTo } from '#needs/households/household.crumbs.ts'
import { meetsFamilies } from '#needs/households/household.rules.ts'
import { householdSeenBy, type SeenHousehold } from '#needs/households/household.store.ts'
import { refusalToForget } from '#needs/rights/rights.rules.ts'
import {
  agreementsOf,
  agreementTakenBack,
  forgetHousehold,
  giveAgreement,
  isOnLoan,
  withdrawAgreement,
} from '#needs/rights/rights.store.ts'
import { withdrawUnanswered } from '#orientation/prescriptions/unshare.store.ts'
import { refused } from '#platform/access/refusal.ts'
import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { Confirm } from '#platform/ui/confirm.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { flash } from '#platform/web/cookies.ts'
import { allow, found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { heldOn } from './held.store.ts'
import { HeldView } from './heldView.tsx'

const url = '/familles/:id/droits'
/** What a person may ask of those who keep something about them: to read it, to take back an agreement, to be forgotten. */
export const rightsPages = routes()
  .get(url, meetsFamilies, show)
  .get(`${url}/dossier`, meetsFamilies, read, { writes: true })
  .get(`${url}/dossier.json`, meetsFamilies, exported, { writes: true, plain: true })
  .get(`${url}/accord`, meetsFamilies, askToWithdraw)
  .post(`${url}/accord`, meetsFamilies, withdraw)
  .post(`${url}/accord-redonne`, meetsFamilies, agreeAgain)
  .get(`${url}/effacement`, meetsFamilies, ask)
  .post(`${url}/effacement`, meetsFamilies, forget)

async function inFull(c: Page): Promise<SeenHousehold> {
  const household = found(await householdSeenBy(c.var.by, c.req.param('id') ?? ''))
  allow(household.scope === 'full' ? null : 'Vous suivez cette famille de loin : transmettez sa demande à qui la suit.')
  return household
}

async function show(c: Page) {
  const { by, member } = c.var
  const household = await inFull(c)
  const [agreements, onLoan, takenBack] = await Promise.all([
    agreementsOf(by, household.id),
    isOnLoan(by, household.id),
    agreementTakenBack(by, household.id),
  ])
  const standing = agreements.filter(
    (one) => one.kind === 'sharing' && !one.withdrawn_on && one.organisation_id === member.organisationId,
  )
  const refusal = refusalToForget(member, household, onLoan)
  const at = `/familles/${household.id}/droits`
  return c.render(
    <>
      <Heading title="Ses droits" lead={`Ce que ${household.name} peut demander, et comment le faire ici.`} />
      <Block title="Lire ce qui est gardé">
        <p>Tout ce que votre structure garde ou lit d’elle, en mots simples, à imprimer ou à remettre en fichier.</p>
        <Actions>
          <LinkButton href={`${at}/dossier`}>Ouvrir le dossier</LinkButton>
          <LinkButton href={`${at}/dossier.json`} second icon="download" download>
            Télécharger (JSON)
          </LinkButton>
        </Actions>
      </Block>
      <Block title="Retirer son accord">
        {standing.length > 0 ? (
          <>
            <p>
              Elle a accepté que l’on parle d’elle à d’autres le {sayDate(standing[0]?.given_on ?? '')}. Si elle change
              d’avis, plus rien ne sera transmis à partir d’aujourd’hui, et les orientations sans réponse sont retirées.
            </p>
            <LinkButton href={`${at}/accord`} second>
              Noter le retrait de son accord
            </LinkButton>
          </>
        ) : (
          <>
            <p class="quiet">Aucun accord donné à votre structure n’est en cours.</p>
            {takenBack && (
              <>
                <p>
                  Elle a retiré son accord le {sayDate(takenBack)} : rien de plus ne sera transmis ni promis. Si elle
                  veut continuer, notez-le.
                </p>
                <ActButton action={`${at}/accord-redonne`} label="Elle est de nouveau d’accord" second />
              </>
            )}
          </>
        )}
      </Block>
      <Block title="Être effacée">
        {refusal ? (
          <Notice>{refusal}</Notice>
        ) : (
          <>
            <p>Noms, coordonnées, situation, messages et documents sont effacés. Les nombres restent, sans nom.</p>
            <LinkButton href={`${at}/effacement`} second danger>
              Effacer cette famille
            </LinkButton>
          </>
        )}
      </Block>
    </>,
    { title: 'Ses droits', crumbs: crumbsTo(household) },
  )
}

async function read(c: Page) {
  const { by, member, now } = c.var
  const household = await inFull(c)
  const held = await heldOn(by, household)
  return c.render(<HeldView {...{ held, now }} own={member.organisationId} organisation={member.organisationName} />, {
    title: 'Ce qui est gardé sur vous',
    layout: 'bare',
    print: true,
  })
}

async function exported(c: Page) {
  const household = await inFull(c)
  const held = await heldOn(c.var.by, household)
  return new Response(JSON.stringify(held, withoutNumbers, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="dossier-${dayOf(c.var.now)}.json"`,
    },
  })
}

/** Whose row it is says nothing to the person, and would name a structure that is masked. */
const withoutNumbers = (key: string, value: unknown) => (/(organisation|member)_id$/.test(key) ? undefined : value)

async function askToWithdraw(c: Page) {
  const household = await inFull(c)
  return c.render(
    <Confirm
      title={`Noter que ${household.name} retire son accord ?`}
      action={c.req.path}
      label="Noter le retrait"
      back={`/familles/${household.id}/droits`}
      danger
      undo="Si elle change d’avis, vous pourrez noter qu’elle est de nouveau d’accord."
    >
      <p>
        Plus rien n’est transmis ni promis dès aujourd’hui. Les orientations sans réponse sont retirées, et les liens
        pour y répondre n’ouvrent plus rien.
      </p>
      <p>Les structures qui l’accompagnent déjà continuent de la suivre : elles lisent ce retrait dans son histoire.</p>
    </Confirm>,
    { title: 'Retirer son accord', crumbs: crumbsTo(household) },
  )
}

async function withdraw(c: Page) {
  const household = await inFull(c)
  const withdrawn = await withdrawAgreement(c.var.by, household)
  if (refused(withdrawn)) flash(c, withdrawn.refusal)
  else {
    const taken = await withdrawUnanswered(c.var.by, household.id)
    const back =
      taken > 0
        ? ` ${counted(taken, 'orientation sans réponse est retirée', 'orientations sans réponse sont retirées')}.`
        : ''
    flash(
      c,
      `Le retrait de son accord est noté : plus rien ne sera transmis ni promis. Qui la suit déjà le lit dans son histoire.${back}`,
    )
  }
  return c.redirect(`/familles/${household.id}/droits`, 303)
}

async function agreeAgain(c: Page) {
  const household = await inFull(c)
  const given = await giveAgreement(c.var.by, household)
  flash(c, refused(given) ? given.refusal : 'Son accord est noté.')
  return c.redirect(`/familles/${household.id}/droits`, 303)
}

async function ask(c: Page) {
  const household = await inFull(c)
  allow(refusalToForget(c.var.member, household, await isOnLoan(c.var.by, household.id)))
  return c.render(
    <Confirm
      title={`Effacer ${household.name} ?`}
      action={c.req.path}
      label="Effacer pour toujours"
      back={`/familles/${household.id}/droits`}
      danger
    >
      <p>
        Ce qui nomme ou décrit ses membres disparaît ici et chez les structures à qui vous l’avez adressée : noms,
        coordonnées, situation, messages, documents signés. Personne ne pourra le retrouver.
      </p>
      <p>Les nombres (un besoin entendu, un ordinateur remis) restent, sans nom.</p>
    </Confirm>,
    { title: 'Effacer', crumbs: crumbsTo(household) },
  )
}

async function forget(c: Page) {
  const household = await inFull(c)
  const forgotten = await forgetHousehold(c.var.by, household)
  allow(refused(forgotten) ? forgotten.refusal : null)
  flash(c, 'La famille est effacée. Remettez-lui cette attestation : elle ne porte aucun nom.')
  return c.redirect(`/effacements/${household.id}`, 303)
}
