import { refused } from '#platform/access/refusal.ts'
import { isId } from '#platform/db/id.ts'
import { sayShort } from '#platform/i18n/dates.ts'
import { chipCell, linkCell } from '#platform/ui/cells.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Filters } from '#platform/ui/filters.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readFilters, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { nextHref, pageOf, readCursor } from '#platform/web/keyset.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { donationSeenBy } from '../donations/donation.store.ts'
import { addDevice } from './device.acts.store.ts'
import { DeviceFilters, DeviceForm } from './device.form.ts'
import { listDevices } from './device.store.ts'
import { kindOptions, nameDevice, sayDeviceKind, sayState, stateWords } from './device.words.ts'

const SIZE = 50
const states = Object.entries(stateWords).map(([value, { label }]): [string, string] => [value, label])

async function list(c: Page) {
  const { by, member } = c.var
  const filter = readFilters(c, DeviceFilters)
  const lot = filter.don ? found(await donationSeenBy(by, filter.don)) : null
  const rows = await listDevices(
    by,
    { state: filter.etat, kind: filter.type, text: filter.q, donationId: lot?.id },
    readCursor(c),
    SIZE + 1,
  )
  const page = pageOf(rows, SIZE, (row) => ({ at: row.updated_at, id: row.id }))
  const bench = member.role === 'refurbisher' || member.role === 'coordinator'
  return c.render(
    <>
      <Heading
        title="Matériel"
        lead={lot && `Du don « ${lot.title} »`}
        action={bench && <Doors role={member.role} />}
      />
      <Filters action="/appareils" active={!!(filter.q || filter.etat || filter.type || filter.don)}>
        {filter.don && <input type="hidden" name="don" value={filter.don} />}
        <Field name="q" label="Numéro, série ou modèle" value={filter.q} required />
        <Select name="etat" label="État" options={states} value={filter.etat} empty="Tous" required />
        <Select name="type" label="Type" options={kindOptions} value={filter.type} empty="Tous" required />
      </Filters>
      {page.rows.length === 0 ? (
        <Empty title="Aucun appareil ici">
          <p>
            {member.role === 'donor'
              ? 'Vos appareils apparaissent ici dès que l’atelier en dresse la liste.'
              : 'Les appareils arrivent avec un don, ou sont livrés par un atelier une fois prêts.'}
          </p>
        </Empty>
      ) : (
        <Rows
          caption="Appareils"
          captionHidden
          columns={['Appareil', 'Type', 'Série ou inventaire', 'État', 'Depuis']}
          rows={page.rows}
          cells={(d) => [
            linkCell(`/appareils/${d.id}`, nameDevice(d), d.number),
            sayDeviceKind(d.kind),
            d.serial ?? d.inventory_tag,
            chipCell(
              d.locked ? 'Verrouillé' : d.missing_part ? 'Pièce manquante' : sayState(d),
              d.locked || d.missing_part ? 'loss' : stateWords[d.state]?.tone,
            ),
            sayShort(d.updated_at),
          ]}
        />
      )}
      <Pager older={nextHref(c, page.next)} />
    </>,
    {
      title: 'Matériel',
      crumbs: lot
        ? [
            ['Dons', '/dons'],
            [lot.title, `/dons/${lot.id}`],
          ]
        : undefined,
    },
  )
}

const Doors = ({ role }: { role: string }) => (
  <>
    <LinkButton icon="scan" href="/etabli">
      Ouvrir l’établi
    </LinkButton>
    {role === 'refurbisher' ? (
      <LinkButton second icon="truck" href="/appareils/livrer">
        Livrer
      </LinkButton>
    ) : (
      <LinkButton second icon="sim" href="/cartes-sim">
        Cartes SIM
      </LinkButton>
    )}
    <LinkButton second icon="add" href="/appareils/nouveau">
      Ajouter
    </LinkButton>
  </>
)

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

export const devicePages = routes()
  .get('/appareils', ['refurbisher', 'coordinator', 'mediator', 'donor'], list)
  .get('/appareils/nouveau', ['refurbisher', 'coordinator'], (c) => blank(c))
  .post('/appareils/nouveau', ['refurbisher', 'coordinator'], add)
