import { communeNames } from '#network/communes/commune.store.ts'
import { groupsOf } from '#network/communes/territory.store.ts'
import { refused } from '#platform/access/refusal.ts'
import { waitingLists } from '#platform/tables/upload.store.ts'
import { Confirm } from '#platform/ui/confirm.tsx'
import { counted } from '#platform/ui/counted.ts'
import { flash } from '#platform/web/cookies.ts'
import { csv } from '#platform/web/csv.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { allow, found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { type NeedKind, needKinds } from '../../households/words.ts'
import { publicResultsOf } from '../results/publics.store.ts'
import { MANY } from '../results/results.places.ts'
import { resultsOf } from '../results/results.store.ts'
import { InviteForm, partnersIn } from './census.form.ts'
import { countsNeeds, refusalToCloseCensus } from './census.rules.ts'
import { type Census, censusSeenBy, closeCensus } from './census.store.ts'
import { CensusView } from './census.view.tsx'
import { invitationsOf, invitePartners, remindPartners } from './invitation.store.ts'
import { sayReminded } from './invitation.words.ts'

/** One census, as its coordination follows it. */
const url = '/recensements/:id'
export const censusPages = routes()
  .get(url, countsNeeds, (c) => show(c))
  .get(`${url}/chiffres.csv`, countsNeeds, exported, { plain: true })
  .post(`${url}/inviter`, countsNeeds, invite)
  .post(`${url}/relancer`, countsNeeds, remind)
  .get(`${url}/clore`, countsNeeds, askClose)
  .post(`${url}/clore`, countsNeeds, close)

const asked = async (c: Page): Promise<Census> => found(await censusSeenBy(c.var.by, c.req.param('id') ?? ''))
const crumbs = [['Recensements', '/recensements']] as const

async function show(c: Page, values: Typed = {}, errors?: Errors) {
  const { by, now } = c.var
  const census = await asked(c)
  const [results, names, groups, publics, invitations, lists] = await Promise.all([
    resultsOf(by, census.id),
    communeNames(by.db, census.communes),
    census.communes.length > MANY ? groupsOf(by.db, census.communes) : new Map<string, { id: string; name: string }>(),
    publicResultsOf(by, census.id),
    invitationsOf(by, census.id),
    waitingLists(by, { purpose: 'census', censusId: census.id }),
  ])
  return c.render(
    <CensusView
      {...{ census, results, names, groups, publics, invitations, lists, values, errors, now }}
      chosen={c.req.query('intercommunalite')}
    />,
    {
      title: census.title,
      crumbs,
      status: errors ? 422 : 200,
    },
  )
}

async function invite(c: Page) {
  const census = await asked(c)
  const form = await readForm(c, InviteForm)
  if (form.errors) return show(c, form.values, form.errors)
  const { partners, refused: lost } = partnersIn(form.values.partners)
  if (lost.length > 0)
    return show(c, form.typed, {
      partners: `Une adresse manque ou n’est pas complète sur ${counted(lost.length, 'ligne')} : « ${lost.slice(0, 3).join(' », « ')} ». Rien n’est parti.`,
    })
  const invited = await invitePartners(c.var.by, census, partners)
  if (refused(invited)) return show(c, form.typed, { partners: invited.refusal })
  const known =
    invited.known > 0
      ? ` ${counted(invited.known, 'adresse était déjà invitée', 'adresses étaient déjà invitées')}.`
      : ''
  flash(c, `${counted(invited.invited, 'structure invitée', 'structures invitées')}.${known}`)
  return c.redirect(`/recensements/${census.id}`, 303)
}

async function remind(c: Page) {
  const census = await asked(c)
  const reminded = await remindPartners(c.var.by, census)
  flash(c, refused(reminded) ? reminded.refusal : sayReminded(reminded))
  return c.redirect(`/recensements/${census.id}`, 303)
}

async function askClose(c: Page) {
  const census = await asked(c)
  allow(refusalToCloseCensus(census))
  return c.render(
    <Confirm title="Clore ce recensement ?" action={c.req.path} label="Clore" back={`/recensements/${census.id}`}>
      <p>Les liens envoyés n’ouvriront plus rien. Les nombres et les familles nommées restent.</p>
    </Confirm>,
    { title: 'Clore', crumbs },
  )
}

async function close(c: Page) {
  const census = await asked(c)
  const closed = await closeCensus(c.var.by, census)
  flash(c, refused(closed) ? closed.refusal : 'Le recensement est clos.')
  return c.redirect(`/recensements/${census.id}`, 303)
}

async function exported(c: Page) {
  const census = await asked(c)
  const results = await resultsOf(c.var.by, census.id)
  const names = await communeNames(
    c.var.db,
    results.map(({ commune }) => commune),
  )
  return csv(
    'recensement.csv',
    ['Commune', 'Code INSEE', 'Besoin', 'Comptés', 'Nommées', 'Besoin en tout', 'Satisfaits', 'Restent'],
    results.map((line) => [
      names.get(line.commune),
      line.commune,
      needKinds[line.kind as NeedKind],
      ...[line.declared, line.named, line.needed, line.served, line.needed - line.served],
    ]),
  )
}
