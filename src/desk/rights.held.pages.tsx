import { meetsFamilies } from '#needs/households/household.rules.ts'
import { answeredByActing } from '#needs/rights/request.store.ts'
import { followedInFull } from '#needs/rights/rights.asked.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { heldOn } from './held.store.ts'
import { HeldView } from './heldView.tsx'

const url = '/familles/:id/droits/dossier'
/** All that is held about a person, to read with them, to hand over on paper or as a file. Handed over, what they asked is answered. */
export const heldPages = routes()
  .get(url, meetsFamilies, read, { writes: true })
  .get(`${url}.json`, meetsFamilies, exported, { writes: true, plain: true })
  .post(url, meetsFamilies, handOver)

async function read(c: Page) {
  const { by, member, now } = c.var
  const household = await followedInFull(c)
  const held = await heldOn(by, household)
  return c.render(<HeldView {...{ held, now }} own={member.organisationId} organisation={member.organisationName} />, {
    title: 'Ce qui est gardé sur vous',
    layout: 'bare',
    print: true,
  })
}

async function exported(c: Page) {
  const household = await followedInFull(c)
  const held = await heldOn(c.var.by, household)
  return new Response(JSON.stringify(held, withoutNumbers, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="dossier-${dayOf(c.var.now)}.json"`,
    },
  })
}

async function handOver(c: Page) {
  const household = await followedInFull(c)
  const answered = await answeredByActing(c.var.by, household.id, 'access')
  flash(c, answered ? 'C’est noté : sa demande a sa réponse.' : 'Aucune demande de lire son dossier n’attend.')
  return c.redirect(`/familles/${household.id}/droits`, 303)
}

/** Whose row it is says nothing to the person, and would name a structure that is masked. */
const withoutNumbers = (key: string, value: unknown) => (/(organisation|member)_id$/.test(key) ? undefined : value)
