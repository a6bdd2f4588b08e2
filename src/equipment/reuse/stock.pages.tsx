import { z } from 'zod'
import { dayOf } from '#platform/i18n/dates.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Fieldset } from '#platform/ui/fieldset.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { Together } from '#platform/ui/together.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readFilters, readForm, type Typed } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { one } from '#platform/web/typed.ts'
import { type Category, categories, type Stock } from './reuse.rules.ts'
import { refusalsOfStock, StockForm, type StockPart, stockField, stockParts } from './stock.form.ts'
import { declareStock, stockOf } from './stock.store.ts'

const names = Object.keys(categories) as Category[]
const parts = Object.keys(stockParts) as StockPart[]

async function ask(c: Page, typed?: Typed, errors: Errors | null = null) {
  const asked = readFilters(c, z.object({ annee: z.coerce.number().int().min(2023).max(2100).optional() })).annee
  const year = asked ?? Number(dayOf(c.var.now).slice(0, 4))
  const shown = typed ?? typedStock(await stockOf(c.var.by, year))
  const said = one(shown.annee) ?? String(year)
  return c.render(
    <>
      <Heading
        title="Le matériel retiré au 1er janvier"
        lead="C’est sur ce nombre que se calcule votre taux de réemploi : tout ce dont vous ne vous serviez plus ce jour-là."
      />
      <ErrorSummary errors={errors} />
      <Form action="/reemploi/stock">
        <Field
          name="annee"
          label="Au 1er janvier"
          inputmode="numeric"
          width="short"
          required
          value={said}
          error={errors?.annee}
        />
        {names.map((category) => (
          <Fieldset legend={categories[category]}>
            <Together>
              {parts.map((part) => (
                <Field
                  name={stockField(category, part)}
                  label={stockParts[part]}
                  inputmode="numeric"
                  width="short"
                  required={part === 'count'}
                  value={one(shown[stockField(category, part)])}
                  error={errors?.[stockField(category, part)]}
                />
              ))}
            </Together>
          </Fieldset>
        ))}
        <Submit label="Enregistrer" />
      </Form>
    </>,
    {
      title: 'Matériel retiré',
      crumbs: [
        ['Dons', '/dons'],
        ['Compte de réemploi', '/reemploi'],
      ],
      status: errors ? 422 : 200,
    },
  )
}

const typedStock = (stock: readonly Stock[]): Typed =>
  Object.fromEntries(
    stock.flatMap((row) => parts.map((part): [string, string] => [stockField(row.category, part), String(row[part])])),
  )

async function declare(c: Page) {
  const form = await readForm(c, StockForm)
  if (form.errors) return ask(c, form.typed, form.errors)
  const values = form.values as Record<string, number>
  const errors = refusalsOfStock(values)
  if (Object.keys(errors).length > 0) return ask(c, form.typed, errors)
  const year = values.annee ?? 0
  const figure = (category: Category, part: StockPart) => values[stockField(category, part)] ?? 0
  await declareStock(
    c.var.by,
    year,
    names.map((category) => ({
      category,
      count: figure(category, 'count'),
      over_ten: figure(category, 'over_ten'),
      protected: figure(category, 'protected'),
    })),
  )
  flash(c, `Le matériel retiré au 1er janvier ${year} est enregistré.`)
  return c.redirect(`/reemploi?annee=${year}`, 303)
}

export const retiredPages = routes()
  .get('/reemploi/stock', ['donor'], (c) => ask(c))
  .post('/reemploi/stock', ['donor'], declare)
