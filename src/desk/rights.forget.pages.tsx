import { crumbsTo } from '#needs/households/household.crumbs.ts'
import { meetsFamilies } from '#needs/households/household.rules.ts'
import { askedInFull } from '#needs/rights/rights.asked.ts'
import { refusalToForget } from '#needs/rights/rights.rules.ts'
import { forgetHousehold, isOnLoan } from '#needs/rights/rights.store.ts'
import { refused } from '#platform/access/refusal.ts'
import { Confirm } from '#platform/ui/confirm.tsx'
import { flash } from '#platform/web/cookies.ts'
import { allow } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'

const url = '/familles/:id/droits/effacement'
/** A household is forgotten on its request: what asks before, and the act. The request for it is closed by the act itself. */
export const forgetPages = routes().get(url, meetsFamilies, ask).post(url, meetsFamilies, forget)

async function ask(c: Page) {
  const household = await askedInFull(c)
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
  const household = await askedInFull(c)
  const forgotten = await forgetHousehold(c.var.by, household)
  allow(refused(forgotten) ? forgotten.refusal : null)
  flash(c, 'La famille est effacée. Remettez-lui cette attestation : elle ne porte aucun nom.')
  return c.redirect(`/effacements/${household.id}`, 303)
}
