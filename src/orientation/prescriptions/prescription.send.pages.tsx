import type { Filled } from '#needs/households/household.fields.tsx'
import { householdSeenBy, type SeenHousehold } from '#needs/households/household.store.ts'
import { needKinds } from '#needs/households/words.ts'
import { refused } from '#platform/access/refusal.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Checkboxes } from '#platform/ui/checkboxes.tsx'
import { DateField } from '#platform/ui/dateField.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { allow, found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { AgreedField, ToField } from './prescription.fields.tsx'
import { SendForm } from './prescription.form.ts'
import { refusalToReroute, refusalToSend, sends } from './prescription.rules.ts'
import { prescriptionSeenBy, type SeenPrescription } from './prescription.store.ts'
import { type Receiver, receiversFor } from './receiver.store.ts'
import { hasAgreed, openNeeds, sendPrescription } from './sending.store.ts'

const url = '/familles/:id/orienter'
export const prescriptionSendPages = routes().get(url, sends, ask).post(url, sends, sendOff)

async function ask(c: Page) {
  const household = await addressable(c)
  const needs = await openNeeds(c.var.by, household.id)
  return show(c, household, { kinds: needs.map((need) => need.kind), urgent: needs.some((need) => need.urgent) ? 'oui' : '' })
}

async function sendOff(c: Page) {
  const household = await addressable(c)
  const instead = await replaced(c, household.id)
  const form = await readForm(c, SendForm)
  if (form.errors) return show(c, household, form.values, form.errors)
  const sent = await sendPrescription(c.var.by, household, form.values, instead?.id)
  if (refused(sent)) return show(c, household, form.typed, { [sent.field ?? 'form']: sent.refusal })
  flash(c, 'L’orientation est partie. La réponse vous sera signalée.')
  return c.redirect(`/orientations/${sent.id}`, 303)
}

async function addressable(c: Page): Promise<SeenHousehold> {
  const household = found(await householdSeenBy(c.var.by, c.req.param('id') ?? ''))
  allow(refusalToSend({ household, agreed: true, already: undefined, served: [] }))
  return household
}

/** `?suite=`: the refused prescription of this household that a new one would replace. */
async function replaced(c: Page, householdId: string): Promise<SeenPrescription | undefined> {
  const id = c.req.query('suite')
  if (!id) return undefined
  const before = await prescriptionSeenBy(c.var.by, id)
  const ours = before?.household_id === householdId && before.organisation_id === c.var.member.organisationId
  const refusedOne = found(ours ? before : undefined)
  allow(refusalToReroute(refusedOne))
  return refusedOne
}

async function show(c: Page, household: SeenHousehold, values: Typed, errors?: Errors) {
  const { by } = c.var
  const instead = await replaced(c, household.id)
  const [receivers, agreed] = await Promise.all([receiversFor(by, household.commune), hasAgreed(by, household.id)])
  return c.render(<SendPage {...{ household, receivers, agreed, values, errors, instead, today: dayOf(by.now) }} />, {
    title: 'Orienter',
    crumbs: [['Familles', '/familles'], [household.name, `/familles/${household.id}`]],
    status: errors ? 422 : 200,
  })
}

type Props = Filled & { household: SeenHousehold; receivers: Receiver[]; agreed: boolean; instead?: SeenPrescription; today: string }

const SendPage = ({ household, receivers, agreed, values, errors, instead, today }: Props) => (
  <>
    <Heading title="Orienter vers une coordination" over={household.name} lead={instead ? `Après le refus de ${instead.receiver}.` : 'Elle verra la fiche de la famille et vous répondra ici.'} />
    <ErrorSummary errors={errors} />
    <Form>
      <ToField {...{ receivers, values, errors }} commune={household.commune_name} suggested={instead?.suggested_id} />
      <Checkboxes name="kinds" label="Pour quels besoins" required value={[values.kinds ?? []].flat()} error={errors?.kinds} options={Object.entries(needKinds)} />
      <Checkbox name="urgent" label="C’est urgent" checked={values.urgent === 'oui'} />
      <TextArea
        name="message"
        label="Ce qui aidera à bien l’accueillir"
        value={values.message}
        error={errors?.message}
        rows={3}
        maxlength={500}
        hint="Par exemple : préfère le matin, vient avec sa fille. Rien sur la santé, aucun numéro de sécurité sociale."
      />
      {!agreed && (
        <>
          <AgreedField {...{ values, errors }} />
          <DateField name="agreed_on" label="Le jour de son accord" required value={String(values.agreed_on ?? today)} max={today} error={errors?.agreed_on} />
        </>
      )}
      <Actions>
        {receivers.length > 0 && <Submit label="Envoyer l’orientation" />}
        <LinkButton href={`/familles/${household.id}`} second>
          Annuler
        </LinkButton>
      </Actions>
    </Form>
  </>
)
