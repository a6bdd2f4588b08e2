import { refused } from '#platform/access/refusal.ts'
import { isId } from '#platform/db/id.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { donationSeenBy } from '../donations/donation.store.ts'
import { addDevice } from './device.acts.store.ts'
import { DeviceForm } from './device.form.ts'
import { kindOptions } from './device.words.ts'

async function blank(c: Page, typed: Typed = {}, errors: Errors | null = null) {
  const asked = String(typed.don ?? c.req.query('don') ?? '')
  const lot = asked && isId(asked) ? await donationSeenBy(c.var.by, asked) : null
  const text = (name: string) => String(typed[name] ?? '')
  return c.render(
    <>
      <Heading title="Ajouter un appareil" lead={lot ? `Du don « ${lot.title} »` : 'Il recevra son numéro Maillon.'} />
      <ErrorSummary errors={errors} />
      <Form>
        {lot && <input type="hidden" name="don" value={lot.id} autocomplete="off" />}
        <Select
          name="kind"
          label="Quel appareil"
          required
          options={kindOptions}
          value={text('kind')}
          error={errors?.kind}
        />
        <Field name="brand" label="Marque" value={text('brand')} error={errors?.brand} />
        <Field name="model" label="Modèle" value={text('model')} error={errors?.model} />
        <Field
          name="serial"
          label="Numéro de série"
          hint="Sur l’étiquette, sous l’appareil."
          value={text('serial')}
          error={errors?.serial}
          spellcheck={false}
        />
        <Field
          name="inventory_tag"
          label="Numéro d’inventaire du donateur"
          value={text('inventory_tag')}
          error={errors?.inventory_tag}
          spellcheck={false}
        />
        <Field
          name="label"
          label="Étiquette à coller dessus"
          hint="Le code d’une étiquette imprimée d’avance, qui commence par ET."
          value={text('label') || c.req.query('etiquette')}
          error={errors?.label}
          spellcheck={false}
        />
        <TextArea name="note" label="Remarque" rows={2} value={text('note')} error={errors?.note} />
        <Submit label="Ajouter cet appareil" />
      </Form>
    </>,
    {
      title: 'Ajouter un appareil',
      crumbs: lot
        ? [
            ['Dons', '/dons'],
            [lot.title, `/dons/${lot.id}`],
          ]
        : [['Matériel', '/appareils']],
      status: errors ? 422 : 200,
    },
  )
}

async function add(c: Page) {
  const form = await readForm(c, DeviceForm)
  if (form.errors) return blank(c, form.values, form.errors)
  const result = await addDevice(c.var.by, form.values)
  if (refused(result)) return blank(c, form.values as Typed, { [result.field ?? '']: result.refusal })
  flash(c, `Appareil ${result.number} ajouté.`)
  return c.redirect(`/appareils/${result.id}`, 303)
}

export const newDevicePages = routes()
  .get('/appareils/nouveau', ['refurbisher', 'coordinator'], (c) => blank(c))
  .post('/appareils/nouveau', ['refurbisher', 'coordinator'], add)
