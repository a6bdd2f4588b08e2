import type { Mapping } from '#platform/tables/columns.ts'
import { ColumnsView } from '#platform/tables/columns.view.tsx'
import type { KeptList } from '#platform/tables/upload.store.ts'
import { type Errors, readForm } from '#platform/web/form.ts'
import type { PageProps } from '#platform/web/render.tsx'
import { type Page, routes, type Who } from '#platform/web/routes.ts'
import { columnsForm, mappingOf, refusalOfColumns } from './columns.form.ts'
import { CommunesView, chosenCommunes } from './communes.view.tsx'
import type { Place } from './list.commune.ts'
import type { Unclear } from './list.reading.ts'
import { type ListField, targetsOf } from './list.targets.ts'

/** A list that waits to be read over, on the screens that ask what it means. */
export type Waiting = {
  kept: KeptList
  /** What its columns may give. */
  fields: readonly ListField[]
  /** Where the list is read over, and where another one is chosen. */
  here: string
  back: string
  /** Communes that were not understood, and those that may be chosen beside what each perhaps means. */
  unclear(): Promise<{ unclear: readonly Unclear[]; places: readonly Place[] }>
  mayMean(insee: string): boolean
  say(said: KeptList['said']): Promise<unknown>
  remember(header: readonly string[], columns: Mapping<string>): Promise<void>
  page(title: string, errors: Errors | null): PageProps
}

/** What a list means, said by whoever sent it: what each column gives, and which commune each of its words is. */
export function meaningRoutes(url: string, who: Who, waiting: (c: Page) => Promise<Waiting>) {
  const askColumns = (c: Page, list: Waiting, mapping: Mapping<string>, errors: Errors | null = null) => {
    const { kept, fields, back } = list
    return c.render(
      <ColumnsView
        {...{ kept, mapping, errors, back }}
        options={targetsOf(fields).map(({ field, label }) => [field, label] as const)}
      />,
      list.page('Les colonnes', errors),
    )
  }

  async function sayColumns(c: Page) {
    const list = await waiting(c)
    const { kept, fields } = list
    const { header } = kept.list
    const form = await readForm(c, columnsForm(header.length, fields))
    if (form.errors) return askColumns(c, list, kept.said.columns, form.errors)
    const columns = mappingOf(form.values, header.length)
    const refusal = refusalOfColumns(columns, fields)
    if (refusal) return askColumns(c, list, columns, refusal)
    await list.say({ ...kept.said, columns })
    await list.remember(header, columns)
    return c.redirect(list.here, 303)
  }

  async function askCommunes(c: Page) {
    const list = await waiting(c)
    const { unclear, places } = await list.unclear()
    if (unclear.length === 0) return c.redirect(list.here, 303)
    return c.render(<CommunesView {...{ unclear, places }} back={list.here} />, list.page('Les communes', null))
  }

  async function sayCommunes(c: Page) {
    const { kept, here, say, mayMean } = await waiting(c)
    const chosen = chosenCommunes(await c.req.formData(), mayMean)
    await say({ ...kept.said, communes: { ...kept.said.communes, ...chosen } })
    return c.redirect(here, 303)
  }

  return routes()
    .get(`${url}/:list/colonnes`, who, async (c) => {
      const list = await waiting(c)
      return askColumns(c, list, list.kept.said.columns)
    })
    .post(`${url}/:list/colonnes`, who, sayColumns)
    .get(`${url}/:list/communes`, who, askCommunes)
    .post(`${url}/:list/communes`, who, sayCommunes)
}
