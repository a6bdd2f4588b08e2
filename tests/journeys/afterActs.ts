import { type FirstName, organisationId, tokenOf } from '#testing/cast.ts'
import type { Answer, TestSite } from '#testing/testSite.ts'
import { lastOf } from './peopled/address.ts'
import type { State } from './states.ts'

/** A station of the bench after each kind of answer, and the machines that it gathered for their labels. */
export async function stationStatesOf(site: TestSite): Promise<State[]> {
  const [machine] = await site.owner<{ number: string }>(
    `select number from app.device where organisation_id = $1 and state in ('wiped', 'ready', 'tested') limit 1`,
    [organisationId('ahmed')],
  )
  const number = machine?.number ?? ''
  const cookie = `maillon.session_token=${tokenOf('ahmed')}.s; maillon_poste=00000000-0000-7000-8000-0000000000aa`
  const states: State[] = []
  const seen = async (path: string, label: string) => {
    const answer = await site.request(cookie, path)
    if (answer.status !== 200) throw new Error(`${answer.status} for ahmed at ${path}`)
    states.push({ who: 'ahmed', path, label, answer })
  }
  for (const code of [number, 'MODE-TESTE', number, 'ML-999999', 'MODE-ASPECT-B', number, 'MODE-ETIQUETER', number]) {
    const body = new FormData()
    body.append('code', code)
    await site.request(cookie, '/etabli/poste', { method: 'POST', body })
    await seen('/etabli/poste', `/etabli/poste, ${code}`)
  }
  await seen('/etiquettes?poste=oui', '/etiquettes, gathered')
  await seen('/etabli/poste?code=ML-0042', '/etabli/poste, signed in again')
  return states
}

/** The order of a programme: points, the others, an effect to show and one family tried, then the version once it is adopted. */
export async function prioritiesStatesOf(site: TestSite, ids: Record<string, string>): Promise<State[]> {
  const claire = site.as('claire')
  const draft = `/programmes/${ids.programme}/priorites/${ids.programme}`
  const line = { ...{ name: 'Besoin urgent', points: '4', urgent: 'oui', was: '' }, edits: '0' }
  const states: State[] = []
  const seen = (path: string, label: string, answer: Answer) => states.push({ who: 'claire', path, label, answer })
  for (const end of [
    'lignes/points-nouvelle',
    'lignes/autres',
    'effet?montrer=oui',
    `effet?famille=a&essai=${ids.household}`,
  ])
    seen(`${draft}/${end}`, `priorities, ${end}`, await claire.get(`${draft}/${end}`))
  const tried = `${draft}/lignes/points-nouvelle`
  seen(tried, 'priorities, tried', await claire.post(tried, { ...line, step: 'try' }))
  seen(tried, 'priorities, changed meanwhile', await claire.post(tried, { ...line, edits: '8' }))
  await site.owner(
    `update app.priority_policy set state = 'adopted', adopted_by = 'Comité de pilotage', adopted_on = '2026-01-05' where id = $1`,
    [ids.programme],
  )
  for (const end of ['', '/imprimer', '/effet'])
    seen(`${draft}${end}`, `priorities, adopted${end}`, await claire.get(draft + end))
  const list = `/programmes/${ids.programme}/priorites`
  seen(list, 'priorities, in force', await claire.get(list))
  return states
}

/** A family that has another machine while its own is mended, and may keep it. */
export async function spareStatesOf(site: TestSite, ids: Record<string, string>): Promise<State[]> {
  await site.owner(`update app.repair_ticket set spare_custody_id = $1 where custody_id = $2`, [ids.custody, ids.loan])
  return Promise.all(
    ['/prets/:id/echange/papier', '/prets/:id/echange', '/prets/:id'].map(async (label) => {
      const path = label.replace(':id', ids.loan ?? '')
      const answer = await site.as('claire').get(path)
      if (answer.status !== 200) throw new Error(`${answer.status} for claire at ${path}`)
      return { who: 'claire' as const, path, label: label.endsWith('papier') ? label : `${label}, spare out`, answer }
    }),
  )
}

/** Whoever manages a structure that others read under neutral words, and is about to show its name. */
export async function maskedStatesOf(site: TestSite): Promise<State[]> {
  await site.owner(`update app.member set admin = true where organisation_id = $1`, [organisationId('ines')])
  return Promise.all(
    ['/structures/:id/nom-montre', '/structures/:id/nom-montre/lever'].map(async (label) => {
      const path = label.replace(':id', organisationId('ines'))
      const answer = await site.as('ines').get(path)
      if (answer.status !== 200) throw new Error(`${answer.status} for ines at ${path}`)
      return { who: 'ines' as const, path, label, answer }
    }),
  )
}

/** The same family once it asked that nothing more be done, to those on both sides and behind the link. */
export async function stoppedStatesOf(site: TestSite, ids: Record<string, string>): Promise<State[]> {
  await site.owner(`update app.prescription set state = 'sent' where id = $1`, [ids.prescription])
  await site.owner(
    `insert into app.prescription_link (prescription_id, organisation_id, token_hash, sent_at, expires_at)
     select id, organisation_id, sha256(sha256('suspendue')), now(), now() + interval '5 days' from app.prescription where id = $1
     on conflict (prescription_id) do update set token_hash = excluded.token_hash, expires_at = excluded.expires_at`,
    [ids.prescription],
  )
  await site.owner(`update app.rights_request set kind = 'object' where id = $1`, [ids.request])
  const seen: [FirstName | null, path: string, label: string][] = [
    ['samira', `/familles/${ids.household}`, '/familles/:id, stopped'],
    ['samira', `/orientations/${ids.prescription}`, '/orientations/:id, stopped'],
    ['claire', `/orientations/${ids.prescription}`, '/orientations/:id, stopped'],
    ['claire', `/familles/${ids.household}`, '/familles/:id, stopped'],
    [null, '/reponse/suspendue', '/reponse/:jeton, stopped'],
  ]
  return Promise.all(
    seen.map(async ([who, path, label]) => {
      const answer = await (who ? site.as(who) : site.anyone).get(path)
      if (!answer.text.includes('suspendu') && who !== 'samira')
        throw new Error(`${who} reads nothing of it at ${path}`)
      return { who, path, label, answer }
    }),
  )
}

/** The same family once two of its files are read as one. */
export async function unitedStatesOf(site: TestSite, ids: Record<string, string>): Promise<State[]> {
  await site.owner(
    'update app.household_access set kept_in = $1, kept_since = now() where household_id = $2 and organisation_id = $3',
    [ids.household, ids.twin, organisationId('claire')],
  )
  const paths = ['/familles/:id', '/familles/:id/fiches', '/familles/:id/fiches/:twin/separer']
  return Promise.all(
    paths.map(async (label) => {
      const path = label.replace(':id', ids.household ?? '').replace(':twin', ids.twin ?? '')
      return { who: 'claire' as const, path, label, answer: await site.as('claire').get(path) }
    }),
  )
}

/** A family of a young person: the sheet to sign before it is addressed, an agreement taken back, then that asks to be forgotten. */
export async function takenBackStatesOf(site: TestSite, programme = ''): Promise<State[]> {
  const samira = site.as('samira')
  const registered = await samira.post('/familles/nouvelle', {
    name: 'Famille Traoré',
    commune: 'Harnes',
    adults: '1',
    children: '1',
    needs: ['skills'],
    channel: 'in_person',
    informed: 'oui',
  })
  const family = registered.location ?? ''
  await samira.post(`${family}/personnes/nouvelle`, { age_group: 'child', first_name: 'Awa', birth_year: '2010' })
  const [awa] = await site.owner<{ id: string }>(`select id from app.beneficiary where first_name = 'Awa'`)
  await site.owner(
    `update app.household set last_contact_at = now() - interval '22 months', warned_at = now() where id = $1`,
    [lastOf(family)],
  )
  await site.owner(
    `insert into app.warning (household_id, organisation_id, asked_at, state) select id, organisation_id, warned_at, 'awaited' from app.household where id = $1`,
    [lastOf(family)],
  )
  const untold = await Promise.all(
    [family, `${family}/prevenir`, '/droits'].map(async (path) => [path, await samira.get(path)] as const),
  )
  const refused = await samira.post(`${family}/prevenir`)
  const agreement = `${family}/personnes/${awa?.id}/accord`
  await samira.post(agreement, { child_agreed: 'oui', how: 'spoken' })
  const orienting = await samira.get(`${family}/orienter`)
  const sheet = await samira.post(`${family}/orienter/feuille`, {
    ...{ to: `${organisationId('claire')}.${programme}`, kinds: ['skills'], young: 'with_parent' },
  })
  const asked = await samira.get(`${agreement}/retrait`)
  const { location } = await samira.post(`${family}/droits/effacement`, { asked: 'spoken' })
  const seen: [path: string, label: string, Answer][] = [
    [`${family}/orienter`, '/familles/:id/orienter', orienting],
    [`${family}/orienter/feuille`, '/familles/:id/orienter/feuille', sheet],
    ...untold.map(([path, answer]): [string, string, Answer] => [
      path,
      `${path.replace(lastOf(family), ':id')}, untold`,
      answer,
    ]),
    [`${agreement}/retrait`, '/familles/:id/personnes/:person/accord/retrait', asked],
    [location ?? '', '/effacements/:id', await samira.get(location ?? '')],
  ]
  for (const [path, , { status }] of seen) if (status !== 200) throw new Error(`${status} for samira at ${path}`)
  if (refused.status !== 422) throw new Error(`${refused.status} for samira who says nothing of a family to tell`)
  seen.push([`${family}/prevenir`, '/familles/:id/prevenir, sent empty', refused])
  return seen.map(([path, label, answer]) => ({ who: 'samira', path, label, answer }))
}
