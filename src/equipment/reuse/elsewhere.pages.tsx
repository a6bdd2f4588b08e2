import { z } from 'zod'
import { refused } from '#platform/access/refusal.ts'
import { isId } from '#platform/db/id.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readFilters, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { one } from '#platform/web/typed.ts'
import { ElsewhereForm, outlets } from './elsewhere.form.ts'
import { noteElsewhere, withdrawElsewhere } from './elsewhere.store.ts'
import { categories } from './reuse.rules.ts'

const Asked = z.object({ annee: z.coerce.number().int().min(2023).max(2100).optional() })

async function ask(c: Page, typed: Typed = {}, errors: Errors | null = null) {
  const year = readFilters(c, Asked).annee ?? dayOf(c.var.now).slice(0, 4)
  const asked = (name: string) => ({ name, value: one(typed[name]) ?? '', error: errors?.[name] })
  return c.render(
    <>
      <Heading
        title="Réemployés hors de Maillon"
        lead="Ce que votre structure a vendu ou donné elle-même. Le décret compte tout ce que vous retirez, pas seulement ce qui passe par ici."
      />
      <ErrorSummary errors={errors} />
      <Form action="/reemploi/ailleurs">
        <Field
          {...asked('annee')}
          value={one(typed.annee) ?? String(year)}
          label="Année du départ"
          inputmode="numeric"
          width="short"
          required
        />
        <Field
          {...asked('nature')}
          label="Quels appareils"
          hint="Par exemple « portables de l’état civil »."
          required
        />
        <Radios {...asked('category')} label="Catégorie" options={Object.entries(categories)} required />
        <Field
          {...asked('count')}
          label="Combien d’appareils"
          hint="Sans ceux de plus de dix ans, ni ceux qui portent des données protégées : le décret ne les compte pas."
          inputmode="numeric"
          width="short"
          required
        />
        <Radios {...asked('outlet')} label="Comment ils sont partis" options={Object.entries(outlets)} required />
        <Field
          {...asked('taker')}
          label="À qui"
          hint="Une structure, « nos agents », « enchères publiques ». N’écrivez le nom de personne."
          required
        />
        <Field
          {...asked('document')}
          label="Document qui le prouve"
          hint="Sa référence : délibération, acte de cession, facture. Gardez-le : le décret demande de pouvoir prouver le réemploi."
          required
        />
        <Submit label="Ajouter au compte" />
      </Form>
    </>,
    {
      title: 'Réemployés hors de Maillon',
      crumbs: [
        ['Dons', '/dons'],
        ['Compte de réemploi', '/reemploi'],
      ],
      status: errors ? 422 : 200,
    },
  )
}

async function note(c: Page) {
  const form = await readForm(c, ElsewhereForm)
  if (form.errors) return ask(c, form.typed, form.errors)
  const refusal = await noteElsewhere(c.var.by, form.values)
  if (refused(refusal)) return ask(c, form.typed, { [refusal.field ?? '']: refusal.refusal })
  flash(c, 'Ajouté à votre compte de réemploi.')
  return c.redirect(`/reemploi?annee=${form.values.annee}`, 303)
}

async function withdraw(c: Page) {
  const id = c.req.param('id') ?? ''
  found((isId(id) && (await withdrawElsewhere(c.var.by, id))) || null)
  flash(c, 'Ligne retirée : elle ne compte plus.')
  return c.redirect('/reemploi', 303)
}

export const elsewherePages = routes()
  .get('/reemploi/ailleurs', ['donor'], (c) => ask(c))
  .post('/reemploi/ailleurs', ['donor'], note)
  .post('/reemploi/ailleurs/:id/retrait', ['donor'], withdraw)
