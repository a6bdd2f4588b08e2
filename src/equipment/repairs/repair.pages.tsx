import { refused } from '#platform/access/refusal.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { BENCH, deviceCrumbs, onBench } from '../bench/bench.pages.tsx'
import { faultsOf } from '../checks/deviceTests.store.ts'
import { nameDevice } from '../devices/device.words.ts'
import { buyPart, usePart } from './part.acts.store.ts'
import { partsAtHand, partsOf } from './parts.store.ts'
import { endRepair, repairDevice } from './repair.acts.store.ts'
import { BuyPartForm, RepairedForm, RepairForm, UsePartForm } from './repair.form.ts'
import { RepairView } from './repair.view.tsx'
import { openRepairOf } from './repairs.store.ts'

/** What the last tests found is proposed as what is to be repaired. */
async function askWhy(c: Page, typed: Typed | null = null, errors: Errors | null = null) {
  const device = await onBench(c)
  const faults = await faultsOf(c.var.by, device.id)
  const proposed = faults.length > 0 ? `À réparer : ${faults.join(', ')}.` : ''
  return c.render(
    <>
      <Heading title="Envoyer en réparation" lead={`${nameDevice(device)}, ${device.number}`} />
      <ErrorSummary errors={errors} />
      <Form action={`/appareils/${device.id}/reparation`}>
        <input type="hidden" name="version" value={String(typed?.version ?? device.version)} autocomplete="off" />
        <TextArea
          name="why"
          label="Ce qui est à réparer"
          rows={2}
          required
          value={typed ? String(typed.why ?? '') : proposed}
          error={errors?.why}
        />
        <Submit label="Envoyer en réparation" />
      </Form>
    </>,
    { title: 'Envoyer en réparation', crumbs: deviceCrumbs(device), status: errors ? 422 : 200 },
  )
}

async function send(c: Page) {
  const device = await onBench(c)
  const form = await readForm(c, RepairForm)
  if (form.errors) return askWhy(c, form.typed, form.errors)
  const refusal = await repairDevice(c.var.by, device.id, form.values.version, form.values.why)
  if (refused(refusal)) return askWhy(c, { why: form.values.why }, { [refusal.field ?? '']: refusal.refusal })
  flash(c, 'En réparation.')
  return c.redirect(`/appareils/${device.id}`, 303)
}

async function show(c: Page, typed: Typed = {}, errors: Errors | null = null) {
  const { by } = c.var
  const device = await onBench(c)
  const [repair, parts, stock] = await Promise.all([
    openRepairOf(by, device.id),
    partsOf(by, device.id),
    partsAtHand(by),
  ])
  if (!repair && !errors) return c.redirect(`/appareils/${device.id}`, 303)
  return c.render(
    <RepairView
      {...{ device, stock, typed, errors }}
      found={repair?.found ?? ''}
      used={parts.filter((part) => part.repair_id === repair?.id)}
      costs={c.var.member.role === 'refurbisher'}
    />,
    { title: 'Noter la réparation', crumbs: deviceCrumbs(device), status: errors ? 422 : 200 },
  )
}

async function mount(c: Page) {
  const device = await onBench(c)
  const form = await readForm(c, UsePartForm)
  if (form.errors) return show(c, form.typed, form.errors)
  return mounted(c, device.id, form.typed, await usePart(c.var.by, device.id, form.values))
}

async function buy(c: Page) {
  const device = await onBench(c)
  const form = await readForm(c, BuyPartForm)
  if (form.errors) return show(c, form.typed, form.errors)
  return mounted(c, device.id, form.typed, await buyPart(c.var.by, device.id, form.values))
}

function mounted(c: Page, id: string, typed: Typed, refusal: Awaited<ReturnType<typeof usePart>>) {
  if (refused(refusal)) return show(c, typed, { [refusal.field ?? '']: refusal.refusal })
  flash(c, 'Pièce notée.')
  return c.redirect(`/appareils/${id}/reparer`, 303)
}

async function end(c: Page) {
  const device = await onBench(c)
  const form = await readForm(c, RepairedForm)
  if (form.errors) return show(c, form.typed, form.errors)
  const refusal = await endRepair(c.var.by, device.id, form.values)
  if (refused(refusal)) return show(c, form.typed, { [refusal.field ?? '']: refusal.refusal })
  flash(c, 'Réparation notée : essayez à nouveau l’appareil.')
  return c.redirect(`/appareils/${device.id}`, 303)
}

export const repairPages = routes()
  .get('/appareils/:id/reparation', BENCH, (c) => askWhy(c))
  .post('/appareils/:id/reparation', BENCH, send)
  .get('/appareils/:id/reparer', BENCH, (c) => show(c))
  .post('/appareils/:id/reparer', BENCH, end)
  .post('/appareils/:id/reparer/piece', BENCH, mount)
  .post('/appareils/:id/reparer/achat', BENCH, buy)
