import { refused } from '#platform/access/refusal.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { FileField } from '#platform/ui/fileField.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { nameDevice } from '../devices/device.words.ts'
import { SnapshotForm } from './bench.form.ts'
import { BENCH, deviceCrumbs, onBench } from './bench.pages.tsx'
import { identifyDevice } from './identify.store.ts'

async function askSnapshot(c: Page, errors: Errors | null = null) {
  const device = await onBench(c)
  return c.render(
    <>
      <Heading title="Relever le matériel" lead={`${nameDevice(device)}, ${device.number}`} />
      <ErrorSummary errors={errors} />
      <Form files>
        <FileField
          name="snapshot"
          label="Relevé de matériel"
          hint="Fichier JSON de lshw (« sudo lshw -json »), inxi, smartctl ou eReuse Workbench, fait sur cette machine."
          accept=".json,application/json"
          required
          error={errors?.snapshot}
        />
        <Submit label="Lire le relevé" />
      </Form>
    </>,
    { title: 'Relever le matériel', crumbs: deviceCrumbs(device), status: errors ? 422 : 200 },
  )
}

async function takeSnapshot(c: Page) {
  const device = await onBench(c)
  const form = await readForm(c, SnapshotForm)
  if (form.errors) return askSnapshot(c, form.errors)
  const { snapshot } = form.values
  const refusal = await identifyDevice(c.var.by, device.id, {
    name: snapshot.name,
    bytes: new Uint8Array(await snapshot.arrayBuffer()),
  })
  if (refused(refusal)) return askSnapshot(c, { [refusal.field ?? '']: refusal.refusal })
  flash(c, 'Matériel relevé.')
  return c.redirect(`/appareils/${device.id}`, 303)
}

export const snapshotPages = routes()
  .get('/appareils/:id/releve', BENCH, (c) => askSnapshot(c))
  .post('/appareils/:id/releve', BENCH, takeSnapshot, { maxBytes: 20_000_000 })
