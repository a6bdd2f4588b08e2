import { placesOf } from '#network/places/place.store.ts'
import { refused } from '#platform/access/refusal.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Block } from '#platform/ui/block.tsx'
import { sayNumber } from '#platform/ui/counted.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { Table } from '#platform/ui/table.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { kindOptions, sayDeviceKind } from '../devices/device.words.ts'
import { RemoveThresholdForm, ThresholdForm } from './stock.form.ts'
import { keepsStock } from './stock.rules.ts'
import { removeThreshold, setThreshold, thresholdsOf } from './stock.store.ts'

const url = '/stock/seuils'
export const thresholdPages = routes()
  .get(url, keepsStock, (c) => show(c))
  .post(url, keepsStock, set)
  .post(`${url}/retirer`, keepsStock, remove)

async function set(c: Page) {
  const form = await readForm(c, ThresholdForm)
  if (form.errors) return show(c, form.values, form.errors)
  const refusal = await setThreshold(c.var.by, form.values)
  if (refused(refusal)) return show(c, form.typed, { [refusal.field ?? 'form']: refusal.refusal })
  flash(c, 'Seuil noté. Vous serez prévenu dans « Ma journée » quand il manquera des appareils prêts.')
  return c.redirect(url, 303)
}

async function remove(c: Page) {
  const form = await readForm(c, RemoveThresholdForm)
  if (!form.errors) await removeThreshold(c.var.by, form.values.place, form.values.kind)
  flash(c, 'Ce seuil est retiré.')
  return c.redirect(url, 303)
}

async function show(c: Page, values: Typed = {}, errors?: Errors) {
  const { by, member } = c.var
  const [thresholds, places] = await Promise.all([thresholdsOf(by), placesOf(by, member.organisationId)])
  return c.render(
    <>
      <Heading
        title="Seuils"
        lead="Combien d’appareils prêts garder à chaque lieu. En dessous, une ligne le dit dans « Ma journée »."
      />
      <ErrorSummary errors={errors} />
      {thresholds.length > 0 && (
        <Block title="Seuils notés">
          <Table
            caption="Seuils notés"
            captionHidden
            columns={['Lieu', 'Type', { label: 'Prêts', end: true }, { label: 'Seuil', end: true }, '']}
            rows={thresholds.map((line) => [
              line.place,
              sayDeviceKind(line.kind),
              sayNumber(line.ready),
              sayNumber(line.least),
              <ActButton
                action={`${url}/retirer`}
                label="Retirer"
                second
                fields={{ place: line.place_id, kind: line.kind }}
              />,
            ])}
          />
        </Block>
      )}
      <Block title="Noter un seuil">
        <Form action={url}>
          <Select
            name="place"
            label="Lieu"
            required
            options={places.map(({ id, name }) => [id, name])}
            value={values.place}
            error={errors?.place}
          />
          <Select
            name="kind"
            label="Type d’appareil"
            required
            options={kindOptions}
            value={values.kind}
            error={errors?.kind}
          />
          <Field
            name="least"
            label="Appareils prêts à garder"
            type="number"
            min={1}
            width="short"
            required
            value={values.least}
            error={errors?.least}
          />
          <Submit label="Noter ce seuil" />
        </Form>
      </Block>
    </>,
    {
      title: 'Seuils',
      crumbs: [
        ['Matériel', '/appareils'],
        ['Stock', '/stock'],
      ],
      status: errors ? 422 : 200,
    },
  )
}
