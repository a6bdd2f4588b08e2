import { sayDevice } from '#equipment/devices/device.words.ts'
import { refused } from '#platform/access/refusal.ts'
import { agreed } from '#platform/i18n/toward.ts'
import { Confirm } from '#platform/ui/confirm.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { isKind, kindWords } from '../programmes/words.ts'
import { CancelForm } from './allocation.form.ts'
import { promiseSeenBy } from './allocation.store.ts'
import { cancelPromise } from './release.store.ts'

const url = '/attributions/:id/annuler'
export const cancelPages = routes().get(url, ['coordinator'], show).post(url, ['coordinator'], cancel)

const promiseOf = async (c: Page) => found(await promiseSeenBy(c.var.by, c.req.param('id') ?? ''))

async function cancel(c: Page) {
  const promised = await promiseOf(c)
  const form = await readForm(c, CancelForm)
  if (form.errors) return show(c, form.values, form.errors)
  const cancelled = await cancelPromise(c.var.by, promised, form.values.why)
  if (refused(cancelled)) return show(c, form.typed, { form: cancelled.refusal })
  flash(c, 'La promesse est annulée. La place et le matériel sont de nouveau libres.')
  return c.redirect(`/familles/${promised.household_id}`, 303)
}

async function show(c: Page, values: Typed = {}, errors?: Errors) {
  const promised = await promiseOf(c)
  const thing = promised.number
    ? sayDevice({
        number: promised.number,
        brand: promised.brand ?? '',
        model: promised.model ?? '',
        kind: promised.device_kind ?? '',
      })
    : isKind(promised.kind) && kindWords[promised.kind]
  return c.render(
    <>
      <ErrorSummary errors={errors} />
      <Confirm
        title="Annuler cette promesse ?"
        action={c.req.path}
        label="Annuler la promesse"
        back={`/familles/${promised.household_id}`}
        danger
        undo="Vous pourrez promettre à nouveau, s’il reste une place."
      >
        <p>
          {promised.household} {agreed(promised.household, 'ne recevra plus', 'ne recevront plus')} : {thing} (
          {promised.programme}). La place et le matériel redeviennent libres.
        </p>
        <Field
          name="why"
          label="Pourquoi"
          hint="Par exemple : la famille s’est équipée."
          value={values.why}
          error={errors?.why}
          required
        />
      </Confirm>
    </>,
    {
      title: 'Annuler une promesse',
      crumbs: [
        ['Familles', '/familles'],
        [promised.household, `/familles/${promised.household_id}`],
      ],
      status: errors ? 422 : 200,
    },
  )
}
