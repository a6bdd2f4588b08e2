import { meetsFamilies } from '#needs/households/household.rules.ts'
import { CNIL } from '#needs/notice/whomToAsk.tsx'
import { answeredByActing } from '#needs/rights/request.store.ts'
import { askedInFull } from '#needs/rights/rights.asked.ts'
import { organisationNamed } from '#network/organisations/organisation.store.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { flash } from '#platform/web/cookies.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { heldOn } from './held.store.ts'
import { aboutHeld, rightsSaid } from './held.words.ts'
import { HeldView } from './heldView.tsx'

const url = '/familles/:id/droits/dossier'
/** All that is held about a person, to read with them, to hand over on paper or as a file. Handed over, what they asked is answered. */
export const heldPages = routes()
  .get(url, meetsFamilies, read, { writes: true })
  .get(`${url}.json`, meetsFamilies, exported, { writes: true, plain: true })
  .post(url, meetsFamilies, handOver)

async function askedOf(c: Page) {
  const { by } = c.var
  const household = await askedInFull(c)
  const [held, organisation] = await Promise.all([
    heldOn(by, household),
    organisationNamed(by, by.member.organisationId),
  ])
  return { held, organisation: found(organisation) }
}

async function read(c: Page) {
  return c.render(<HeldView {...(await askedOf(c))} now={c.var.now} />, {
    title: 'Ce qui est gardé sur vous',
    layout: 'bare',
    print: true,
  })
}

async function exported(c: Page) {
  const { held, organisation } = await askedOf(c)
  const said = { ...held, about: aboutHeld(held, organisation), rights: [...rightsSaid, CNIL] }
  return new Response(JSON.stringify(said, withoutNumbers, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="dossier-${dayOf(c.var.now)}.json"`,
    },
  })
}

async function handOver(c: Page) {
  const household = await askedInFull(c)
  const answered = await answeredByActing(c.var.by, household.id, 'access')
  flash(c, answered ? 'C’est noté : sa demande a sa réponse.' : 'Aucune demande de lire son dossier n’attend.')
  return c.redirect(`/familles/${household.id}/droits`, 303)
}

/** Whose row it is says nothing to the person, and would name a structure that is masked. */
const withoutNumbers = (key: string, value: unknown) =>
  /(organisation|member|registrar)_id$|^passed_(by|from)$/.test(key) ? undefined : value
