import { refused } from '#platform/access/refusal.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { ownProgramme } from './organised.ts'
import { ProgrammeFields } from './programme.fields.tsx'
import { ProgrammeForm } from './programme.form.ts'
import { refusalOfPeriod } from './programme.rules.ts'
import type { SeenProgramme } from './programme.seen.store.ts'
import { changeProgramme, createProgramme, possibleFunders } from './programme.store.ts'
import { communeField, linesOf, MOST_LINES, readLines, typedLines } from './quota.lines.ts'
import { quotasOf } from './quota.store.ts'

const url = '/programmes/nouveau'
const coordination = ['coordinator'] as const
export const programmeEditPages = routes()
  .get(url, coordination, (c) => show(c, null))
  .post(url, coordination, (c) => save(c, null))
  .get('/programmes/:id/modifier', coordination, async (c) => show(c, await ownProgramme(c)))
  .post('/programmes/:id/modifier', coordination, async (c) => save(c, await ownProgramme(c)))

async function save(c: Page, programme: SeenProgramme | null) {
  const { by } = c.var
  const table = typedLines(await c.req.formData())
  const form = await readForm(c, ProgrammeForm)
  const { places, errors } = await readLines(by.db, table.typed, table.lines)
  const typed = { ...form.typed, ...table.typed }
  if (form.errors || Object.keys(errors).length > 0) return show(c, programme, typed, { ...form.errors, ...errors })
  const period = refusalOfPeriod(form.values.starts_on, form.values.ends_on)
  if (period) return show(c, programme, typed, { ends_on: period })
  const saved = programme
    ? await changeProgramme(by, programme.id, form.values, places)
    : await createProgramme(by, form.values, places)
  if (refused(saved)) return show(c, programme, typed, { [saved.field ?? 'form']: saved.refusal })
  flash(c, programme ? 'Le programme est à jour.' : 'Le programme est ouvert.')
  return c.redirect(`/programmes/${saved.id}`, 303)
}

/** Empty lines left under the last one, to add communes without a script. */
const SPARE = 4

async function show(c: Page, programme: SeenProgramme | null, typed?: Typed, errors?: Errors) {
  const { by } = c.var
  const funders = await possibleFunders(by)
  const values = typed ?? (programme ? { ...stored(programme), ...linesOf(await quotasOf(by, programme.id)) } : {})
  const filled = Object.keys(values).filter((name) => name.startsWith('commune-') && values[name]).length
  const last = Math.max(filled, ...Object.keys(values).map((name) => Number(/-(\d+)$/.exec(name)?.[1] ?? -1) + 1))
  const lines = Math.min(MOST_LINES, values[communeField(last - 1)] ? last + SPARE : Math.max(last, SPARE))
  const title = programme ? `Modifier « ${programme.name} »` : 'Ouvrir un programme'
  return c.render(
    <ProgrammeFields
      {...{ title, values, errors, funders, lines, back: programme ? `/programmes/${programme.id}` : '/programmes' }}
    />,
    {
      title,
      crumbs: [
        ['Programmes', '/programmes'],
        ...(programme ? [[programme.name, `/programmes/${programme.id}`] as const] : []),
      ],
      status: errors ? 422 : 200,
    },
  )
}

const stored = ({ name, funder_id, starts_on, ends_on, note, publics, whole_kits }: SeenProgramme): Typed => ({
  publics,
  whole: whole_kits ? 'whole' : 'parts',
  name,
  funder: funder_id ?? '',
  starts_on,
  ends_on: ends_on ?? '',
  note,
})
