import { z } from 'zod'
import { refused } from '#platform/access/refusal.ts'
import { theName } from '#platform/i18n/toward.ts'
import { Checkboxes } from '#platform/ui/checkboxes.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { sayGrades } from '../devices/device.grades.ts'
import { readyDevices } from '../devices/device.moves.store.ts'
import { nameDevice, saySpec } from '../devices/device.words.ts'
import { coordinators, deliverDevices } from './deliver.store.ts'

const DeliverForm = z.object({
  to: z.uuid({ error: 'Choisissez la structure qui reçoit ces appareils.' }),
  devices: z
    .array(z.uuid(), { error: 'Choisissez au moins un appareil.' })
    .min(1, { error: 'Choisissez au moins un appareil.' })
    .max(200),
})

async function ask(c: Page, typed: Typed = {}, errors: Errors | null = null) {
  const [devices, receivers] = await Promise.all([readyDevices(c.var.by, 200), coordinators(c.var.by)])
  return c.render(
    <>
      <Heading
        title="Livrer des appareils"
        lead="Un bordereau part avec eux. La structure choisie en répond quand elle les a comptés."
      />
      <ErrorSummary errors={errors} />
      {devices.length === 0 ? (
        <Empty title="Aucun appareil prêt">
          <p>Un appareil peut partir quand il est effacé avec preuve, testé et noté.</p>
        </Empty>
      ) : (
        <Form>
          <Select
            name="to"
            label="À quelle structure"
            required
            options={receivers.map((one) => [one.id, one.name])}
            value={String(typed.to ?? '')}
            error={errors?.to}
          />
          <Checkboxes
            name="devices"
            label="Quels appareils"
            required
            options={devices.map((d) => [
              d.id,
              `${d.number} · ${nameDevice(d)}`,
              [saySpec(d), sayGrades(d)].filter(Boolean).join(' · '),
            ])}
            value={[typed.devices ?? []].flat()}
            error={errors?.devices}
          />
          <Submit label="Livrer" />
        </Form>
      )}
    </>,
    { title: 'Livrer des appareils', crumbs: [['Matériel', '/appareils']], status: errors ? 422 : 200 },
  )
}

async function deliver(c: Page) {
  const form = await readForm(c, DeliverForm)
  if (form.errors) return ask(c, form.values, form.errors)
  const result = await deliverDevices(c.var.by, form.values.devices, form.values.to)
  if (refused(result)) return ask(c, form.values, { [result.field ?? '']: result.refusal })
  flash(
    c,
    `${counted(result.n, 'appareil en route', 'appareils en route')} vers ${theName(result.name)}. Le bordereau s’imprime depuis cette page.`,
  )
  return c.redirect(`/transferts/${result.id}`, 303)
}

export const deliverPages = routes()
  .get('/appareils/livrer', ['refurbisher'], (c) => ask(c))
  .post('/appareils/livrer', ['refurbisher'], deliver)
