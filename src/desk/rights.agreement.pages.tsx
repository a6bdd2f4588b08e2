import { crumbsTo } from '#needs/households/household.crumbs.ts'
import { meetsFamilies } from '#needs/households/household.rules.ts'
import { askedInFull } from '#needs/rights/rights.asked.ts'
import { giveAgreement, type TakenBack, withdrawAgreement } from '#needs/rights/rights.store.ts'
import { refused } from '#platform/access/refusal.ts'
import { agreed, theName } from '#platform/i18n/toward.ts'
import { Confirm } from '#platform/ui/confirm.tsx'
import { counted } from '#platform/ui/counted.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Page, routes } from '#platform/web/routes.ts'

const url = '/familles/:id/droits'
/** An agreement that is taken back: nothing more is passed on; then given again, if the family changes its mind. */
export const agreementPages = routes()
  .get(`${url}/accord`, meetsFamilies, askToWithdraw)
  .post(`${url}/accord`, meetsFamilies, withdraw)
  .post(`${url}/accord-redonne`, meetsFamilies, agreeAgain)

async function askToWithdraw(c: Page) {
  const household = await askedInFull(c)
  return c.render(
    <Confirm
      title={`Noter que ${theName(household.name)} ${agreed(household.name, 'retire', 'retirent')} son accord ?`}
      action={c.req.path}
      label="Noter le retrait"
      back={`/familles/${household.id}/droits`}
      danger
      undo="Si elle change d’avis, vous pourrez noter qu’elle est de nouveau d’accord."
    >
      <p>
        Plus rien n’est transmis ni promis dès aujourd’hui, par personne. Les orientations sans réponse sont retirées,
        d’où qu’elles viennent, et les liens pour y répondre n’ouvrent plus rien.
      </p>
      <p>
        Les structures qui l’avaient acceptée ne la lisent plus. Seules continuent celles qui ont déjà promis, remis ou
        fixé quelque chose avec elle.
      </p>
    </Confirm>,
    { title: 'Retirer son accord', crumbs: crumbsTo(household) },
  )
}

async function withdraw(c: Page) {
  const household = await askedInFull(c)
  const withdrawn = await withdrawAgreement(c.var.by, household)
  if (refused(withdrawn)) flash(c, withdrawn.refusal)
  else
    flash(c, `Le retrait de son accord est noté : plus rien ne sera transmis ni promis. ${sayEnded(withdrawn.ended)}`)
  return c.redirect(`/familles/${household.id}/droits`, 303)
}

/** What really ended, and who goes on with what it has begun. */
function sayEnded(ended: TakenBack): string {
  const gone = ended.filter(({ kept }) => !kept).length
  const kept = [...new Set(ended.flatMap((one) => (one.kept ? [one.receiver] : [])))]
  return [
    gone > 0 && `${counted(gone, 'orientation est retirée', 'orientations sont retirées')}.`,
    kept.length > 0 &&
      `${kept.length > 1 ? 'Continuent' : 'Continue'}, pour finir ce qui est déjà fixé avec elle : ${kept.join(', ')}.`,
  ]
    .filter(Boolean)
    .join(' ')
}

async function agreeAgain(c: Page) {
  const household = await askedInFull(c)
  const given = await giveAgreement(c.var.by, household)
  flash(c, refused(given) ? given.refusal : 'Son accord est noté.')
  return c.redirect(`/familles/${household.id}/droits`, 303)
}
