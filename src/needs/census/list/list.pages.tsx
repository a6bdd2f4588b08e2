import { refused } from '#platform/access/refusal.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import type { KeptList } from '#platform/tables/upload.store.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { lackOf } from '../../lists/columns.form.ts'
import { refusedRows, reportOf } from '../../lists/list.report.ts'
import { meaningRoutes, type Waiting } from '../../lists/meaning.tsx'
import { columnsOf, listIn, MOST_BYTES } from '../../lists/upload.ts'
import { behindLink } from '../answer/answer.store.ts'
import { countsNeeds } from '../campaign/census.rules.ts'
import { censusSeenBy } from '../campaign/census.store.ts'
import { partnersAsked } from '../campaign/invitation.store.ts'
import { fieldsOf } from './list.columns.ts'
import type { ListDoor } from './list.door.ts'
import { TakeForm, UploadForm } from './list.form.ts'
import { doorOfLink } from './list.link.store.ts'
import { doorOfMember } from './list.member.store.ts'
import { planOf } from './list.plan.ts'
import { takeListIn } from './list.store.ts'
import { csvTemplate, workbookTemplate } from './list.template.ts'
import { DryRun } from './list.view.tsx'
import { UploadView } from './upload.view.tsx'

/** A census answered by a spreadsheet: by a structure behind its link, or by the coordination that received it. */
const pagesOf = (url: string, who: 'anyone' | typeof countsNeeds) =>
  routes()
    .get(`${url}/modele.xlsx`, who, async (c) => workbookTemplate(await doorOf(c)), { plain: true })
    .get(`${url}/modele.csv`, who, async (c) => csvTemplate(await doorOf(c)), { plain: true })
    .get(`${url}/liste`, who, (c) => askList(c))
    .post(`${url}/liste`, who, keep, { maxBytes: MOST_BYTES })
    .get(`${url}/liste/:list`, who, (c) => dryRun(c))
    .post(`${url}/liste/:list`, who, takeIn)
    .get(`${url}/liste/:list/rapport.csv`, who, async (c) => reportOf((await planned(c)).plan.rows), { plain: true })
    .get(`${url}/liste/:list/refusees.csv`, who, refusedOnes, { plain: true })

export const listPages = [
  pagesOf('/recensements/:id', countsNeeds),
  meaningRoutes('/recensements/:id/liste', countsNeeds, waiting),
  pagesOf('/recensement/:jeton', 'anyone'),
  meaningRoutes('/recensement/:jeton/liste', 'anyone', waiting),
]

async function doorOf(c: Page): Promise<ListDoor> {
  const token = c.req.param('jeton')
  if (token === undefined) return doorOfMember(c.var.by, found(await censusSeenBy(c.var.by, c.req.param('id') ?? '')))
  return doorOfLink(c.var.db, token, c.var.now, found(await behindLink(c.var.db, token, c.var.now)))
}

const listAsked = async (c: Page, door: ListDoor): Promise<KeptList> =>
  found(await door.find(c.req.param('list') ?? ''))

async function planned(c: Page) {
  const door = await doorOf(c)
  const kept = await listAsked(c, door)
  return { door, kept, plan: await planOf(door, kept, dayOf(c.var.now)) }
}

async function askList(c: Page, values: Typed = {}, errors: Errors | null = null) {
  const door = await doorOf(c)
  const partners = door.partner === null ? await partnersAsked(c.var.by, door.census.id) : []
  return c.render(<UploadView {...{ door, partners, values, errors }} />, page(door, 'Envoyer une liste', errors))
}

async function keep(c: Page) {
  const door = await doorOf(c)
  const form = await readForm(c, UploadForm)
  if (form.errors) return askList(c, form.values, form.errors)
  const { closed } = door.census
  if (closed) return askList(c, form.typed, { form: closed })
  const list = await listIn(form.values.list)
  if (refused(list)) return askList(c, form.typed, { list: list.refusal })
  const fields = fieldsOf(door)
  const columns = columnsOf(list, await door.columnsOf(list.header), fields)
  if (door.partner === null && form.values.partner === '' && !columns.includes('partner'))
    return askList(c, form.typed, {
      partner: 'Dites quelle structure a rempli cette liste, ou ajoutez-lui une colonne « Structure ».',
    })
  const id = await door.keep(form.values.list.name, list, { columns, communes: {} }, form.values.partner)
  if (!id)
    return askList(c, form.typed, {
      list: 'Vingt listes ont été déposées en sept jours, c’est le plus que Maillon garde. Reprenez l’une d’elles, ou écrivez à la coordination.',
    })
  return c.redirect(`${door.home}/liste/${id}${lackOf(columns, fields) ? '/colonnes' : ''}`, 303)
}

async function dryRun(c: Page, values: Typed = {}, refusal: Errors | null = null) {
  const { door, kept, plan } = await planned(c)
  const before = kept.taken_in_at ?? (await door.before(kept))
  return c.render(
    <DryRun {...{ door, kept, plan, before, values, errors: refusal, now: c.var.now }} />,
    page(door, 'Relire la liste', refusal),
  )
}

async function takeIn(c: Page) {
  const door = await doorOf(c)
  const kept = await listAsked(c, door)
  const form = await readForm(c, TakeForm)
  if (form.errors) return dryRun(c, form.values, form.errors)
  const taken = await takeListIn(c.var.db, door, kept.id, form.values, c.var.now)
  if (refused(taken)) return dryRun(c, form.typed, { [taken.field ?? 'form']: taken.refusal })
  flash(c, 'C’est repris.')
  return c.redirect(`${door.home}/liste/${kept.id}`, 303)
}

async function waiting(c: Page): Promise<Waiting> {
  const door = await doorOf(c)
  const kept = await listAsked(c, door)
  const { home, places, say, remember } = door
  return {
    kept,
    fields: fieldsOf(door),
    ...{ here: `${home}/liste/${kept.id}`, back: `${home}/liste` },
    unclear: async () => ({ unclear: (await planOf(door, kept, dayOf(c.var.now))).unclear, places }),
    mayMean: (code) => places.some(({ insee }) => insee === code),
    say: (said) => say(kept.id, said),
    remember,
    page: (title, errors) => page(door, title, errors),
  }
}

async function refusedOnes(c: Page) {
  const { kept, plan } = await planned(c)
  const lost = plan.rows.filter(({ state }) => state === 'refused')
  return refusedRows(kept.list, new Map(lost.map(({ line, refusal }) => [line, refusal ?? ''])))
}

const page = (door: ListDoor, title: string, errors: Errors | null) => ({
  title,
  ...(door.partner === null
    ? {
        crumbs: [
          ['Recensements', '/recensements'],
          [door.census.title, door.home],
        ] as const,
      }
    : { layout: 'bare' as const, crumbs: [[door.census.title, door.home]] as const }),
  status: (errors ? 422 : 200) as 200 | 422,
})
