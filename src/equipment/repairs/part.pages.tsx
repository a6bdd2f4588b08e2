import { refused } from '#platform/access/refusal.ts'
import { PAGE } from '#platform/db/page.ts'
import { sayShort } from '#platform/i18n/dates.ts'
import { chipCell, linkCell } from '#platform/ui/cells.ts'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Empty } from '#platform/ui/empty.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Filters } from '#platform/ui/filters.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readFilters, readForm, type Typed } from '#platform/web/form.ts'
import { nextHref, pageOf, readCursor } from '#platform/web/keyset.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { BENCH, deviceCrumbs, onBench } from '../bench/bench.pages.tsx'
import { nameDevice } from '../devices/device.words.ts'
import { harvestPart } from './part.acts.store.ts'
import { partOptions, sayPart } from './part.words.ts'
import { listParts, type Part, partsOf } from './parts.store.ts'
import { HarvestForm, PartFilters } from './repair.form.ts'
import { refusalToHarvest } from './repair.rules.ts'

/** Parts taken from machines: those that wait, and, asked for, those that were mounted. */
async function list(c: Page) {
  const filter = readFilters(c, PartFilters)
  const used = filter.toutes === 'oui'
  const rows = await listParts(c.var.by, { kind: filter.piece, used }, readCursor(c), PAGE + 1)
  const page = pageOf(rows, PAGE, (row) => ({ at: row.added_at, id: row.id }))
  return c.render(
    <>
      <Heading
        title="Pièces de l’atelier"
        lead="Prises sur des appareils sortis du stock, elles attendent une machine."
      />
      <Filters action="/etabli/pieces" active={!!(filter.piece || used)}>
        <Select name="piece" label="Pièce" options={partOptions} value={filter.piece} empty="Toutes" required />
        <Checkbox name="toutes" label="Aussi celles déjà montées" checked={used} required />
      </Filters>
      {page.rows.length === 0 ? (
        <Empty title="Aucune pièce ici">
          <p>Sortez un appareil du stock « pour ses pièces » : sa page propose alors de les noter une à une.</p>
        </Empty>
      ) : (
        <PartRows rows={page.rows} />
      )}
      <Pager older={nextHref(c, page.next)} />
    </>,
    { title: 'Pièces de l’atelier', crumbs: [['Établi', '/etabli']] },
  )
}

const PartRows = ({ rows }: { rows: Part[] }) => (
  <Rows
    caption="Pièces"
    captionHidden
    columns={['Pièce', 'Prise sur', 'Où elle est', 'Depuis']}
    rows={rows}
    cells={(part) => [
      sayPart(part),
      linkCell(`/appareils/${part.from_device_id}`, part.source ?? ''),
      part.device_id
        ? linkCell(`/appareils/${part.device_id}`, `Montée sur ${part.target}`)
        : chipCell('Disponible', 'done'),
      sayShort(part.used_at ?? part.added_at),
    ]}
  />
)

async function harvest(c: Page, typed: Typed = {}, errors: Errors | null = null) {
  const device = await onBench(c)
  const taken = (await partsOf(c.var.by, device.id)).filter((part) => part.from_device_id === device.id)
  const refusal = refusalToHarvest(device)
  const text = (name: string) => String(typed[name] ?? '')
  return c.render(
    <>
      <Heading title="Les pièces prises dessus" lead={`${nameDevice(device)}, ${device.number}`} />
      <ErrorSummary errors={errors} />
      {taken.length > 0 && <PartRows rows={taken} />}
      {refusal ? (
        <Notice tone="turn">{refusal}</Notice>
      ) : (
        <Form action={`/appareils/${device.id}/pieces`}>
          <input type="hidden" name="version" value={device.version} autocomplete="off" />
          <Select
            name="kind"
            label="Quelle pièce"
            required
            options={partOptions}
            value={text('kind')}
            error={errors?.kind}
          />
          <Field
            name="fits"
            label="Sa référence, ou pour quels modèles"
            hint="Par exemple « DDR4 portable 8 Go », « Latitude E7240 et E7250 »."
            value={text('fits')}
            error={errors?.fits}
          />
          <Submit label="Mettre cette pièce au stock" />
        </Form>
      )}
    </>,
    { title: 'Les pièces prises dessus', crumbs: deviceCrumbs(device), status: errors ? 422 : 200 },
  )
}

async function take(c: Page) {
  const device = await onBench(c)
  const form = await readForm(c, HarvestForm)
  if (form.errors) return harvest(c, form.typed, form.errors)
  const refusal = await harvestPart(c.var.by, device.id, form.values)
  if (refused(refusal)) return harvest(c, form.typed, { [refusal.field ?? '']: refusal.refusal })
  flash(c, 'Pièce au stock.')
  return c.redirect(`/appareils/${device.id}/pieces`, 303)
}

export const partPages = routes()
  .get('/etabli/pieces', BENCH, list)
  .get('/appareils/:id/pieces', BENCH, (c) => harvest(c))
  .post('/appareils/:id/pieces', BENCH, take)
