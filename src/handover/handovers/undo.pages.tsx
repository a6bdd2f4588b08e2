import { refused } from '#platform/access/refusal.ts'
import { Confirm } from '#platform/ui/confirm.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { nameItem } from './handover.facts.tsx'
import { WhyForm } from './handover.form.ts'
import { handoverOf } from './handover.pages.tsx'
import { handsOver } from './handover.rules.ts'
import { itemsOf } from './item.store.ts'
import { cancelHandover, refuseItem } from './undo.store.ts'

export const undoPages = routes()
  .get('/remises/:id/annuler', handsOver, (c) => showCancel(c))
  .post('/remises/:id/annuler', handsOver, cancel)
  .get('/remises/:id/objets/:item/refuser', handsOver, (c) => showRefuse(c))
  .post('/remises/:id/objets/:item/refuser', handsOver, refuseOne)

async function cancel(c: Page) {
  const handover = await handoverOf(c)
  const form = await readForm(c, WhyForm)
  if (form.errors) return showCancel(c, form.values, form.errors)
  const cancelled = await cancelHandover(c.var.by, handover, form.values.why)
  if (refused(cancelled)) return showCancel(c, form.typed, { form: cancelled.refusal })
  flash(c, 'La remise est annulée. Le matériel reste promis à la famille.')
  return c.redirect(`/familles/${handover.household_id}`, 303)
}

async function showCancel(c: Page, values: Typed = {}, errors?: Errors) {
  const handover = await handoverOf(c)
  return ask(c, handover.household, `/remises/${handover.id}`, errors, {
    title: 'Annuler cette remise ?',
    label: 'Annuler la remise',
    undo: 'Le matériel reste promis à la famille : vous pourrez préparer une autre remise.',
    hint: 'Par exemple : la famille n’est pas venue.',
    values,
  })
}

async function refuseOne(c: Page) {
  const [handover, item] = await itemAsked(c)
  const form = await readForm(c, WhyForm)
  if (form.errors) return showRefuse(c, form.values, form.errors)
  const done = await refuseItem(c.var.by, handover, item.id, form.values)
  if (refused(done)) return showRefuse(c, form.typed, { form: done.refusal })
  flash(
    c,
    done.left > 0
      ? 'C’est noté : cet objet ne sera pas remis.'
      : 'C’est noté. Il ne restait rien à remettre : la remise est annulée.',
  )
  return c.redirect(done.left > 0 ? `/remises/${handover.id}` : `/familles/${handover.household_id}`, 303)
}

async function showRefuse(c: Page, values: Typed = {}, errors?: Errors) {
  const [handover, item] = await itemAsked(c)
  return ask(c, handover.household, `/remises/${handover.id}`, errors, {
    title: 'La famille n’en veut pas ?',
    label: 'Noter le refus',
    undo: `${nameItem(item)} : la promesse prend fin, la place et le matériel redeviennent libres.`,
    hint: 'Par exemple : déjà équipée.',
    values,
  })
}

async function itemAsked(c: Page) {
  const handover = await handoverOf(c)
  const item = found((await itemsOf(c.var.by, handover.id)).find(({ id }) => id === c.req.param('item')))
  return [handover, item] as const
}

type Asked = { title: string; label: string; undo: string; hint: string; values: Typed }

const ask = (
  c: Page,
  household: string,
  back: string,
  errors: Errors | undefined,
  { title, label, undo, hint, values }: Asked,
) =>
  c.render(
    <>
      <ErrorSummary errors={errors} />
      <Confirm {...{ title, label, undo, back }} action={c.req.path} danger>
        <Field
          name="why"
          label="Pourquoi"
          hint={hint}
          value={values.why}
          error={errors?.why}
          required
          maxlength={200}
        />
      </Confirm>
    </>,
    {
      title,
      crumbs: [
        ['Familles', '/familles'],
        [household, back],
      ],
      status: errors ? 422 : 200,
    },
  )
