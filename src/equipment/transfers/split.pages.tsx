import { z } from 'zod'
import { refused } from '#platform/access/refusal.ts'
import { counted, sayNumber } from '#platform/ui/counted.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Figure, Figures } from '#platform/ui/figures.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { ownClassesOf } from './prepare.choices.store.ts'
import { giveToClass } from './split.store.ts'
import { slipCrumbs } from './transfer.pages.tsx'
import { undividedOf } from './undivided.store.ts'

const SplitForm = z.object({
  class: z.uuid({ error: 'Choisissez une classe.' }),
  count: z.coerce
    .number({ error: 'Écrivez un nombre.' })
    .int('Écrivez un nombre entier.')
    .min(1, 'Écrivez un nombre d’au moins 1.')
    .max(500, 'Ce nombre est trop grand pour une classe.'),
})

/** What the school received, class after class: so many tablets each. */
async function ask(c: Page, typed: Typed = {}, errors: Errors | null = null) {
  const [classes, left] = await Promise.all([ownClassesOf(c.var.by), undividedOf(c.var.by)])
  return c.render(
    <>
      <Heading title="Répartir par classe" lead="Chaque classe répond ensuite de ses tablettes, jusqu’aux familles." />
      <ErrorSummary errors={errors} />
      <Figures>
        <Figure value={left} one="tablette à répartir" many="tablettes à répartir" tone={left > 0 ? 'turn' : 'done'} />
      </Figures>
      {classes.length === 0 ? (
        <Empty title="Aucune classe cette année">
          <p>Ouvrez d’abord vos classes : leur liste sert aussi à repérer les élèves à raccrocher.</p>
          <LinkButton href="/classes">Ouvrir une classe</LinkButton>
        </Empty>
      ) : (
        <>
          {left > 0 && (
            <Form>
              <Select
                name="class"
                label="Classe"
                required
                options={classes.map(({ id, name }) => [id, name])}
                value={String(typed.class ?? '')}
                error={errors?.class}
              />
              <Field
                name="count"
                label="Nombre de tablettes"
                type="number"
                inputmode="numeric"
                width="short"
                min={1}
                value={typed.count ?? ''}
                error={errors?.count}
                required
              />
              <Submit label="Confier à cette classe" />
            </Form>
          )}
          <Rows
            caption="Ce que chaque classe a"
            columns={['Classe', { label: 'Tablettes', end: true }]}
            rows={classes}
            cells={({ name, held }) => [name, sayNumber(held ?? 0)]}
          />
        </>
      )}
    </>,
    { title: 'Répartir par classe', crumbs: slipCrumbs, status: errors ? 422 : 200 },
  )
}

async function split(c: Page) {
  const form = await readForm(c, SplitForm)
  if (form.errors) return ask(c, form.values, form.errors)
  const done = await giveToClass(c.var.by, form.values.class, form.values.count)
  if (refused(done)) return ask(c, form.typed, { [done.field ?? 'form']: done.refusal })
  flash(c, `${counted(form.values.count, 'tablette confiée', 'tablettes confiées')} à la classe ${done.name}.`)
  return c.redirect('/transferts/classes', 303)
}

export const splitPages = routes()
  .get('/transferts/classes', ['school'], (c) => ask(c))
  .post('/transferts/classes', ['school'], split)
