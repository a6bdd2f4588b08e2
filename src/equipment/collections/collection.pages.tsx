import { type Refusal, refused } from '#platform/access/refusal.ts'
import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { DateField } from '#platform/ui/dateField.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import { Together } from '#platform/ui/together.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { one } from '#platform/web/typed.ts'
import { lotAsked, showLot } from '../donations/lot.pages.tsx'
import { AcceptForm, CollectionForm } from './collection.form.ts'
import { slots } from './collection.rules.ts'
import { acceptCollection, collectionOf, proposeCollection } from './collection.store.ts'

const SIDES = ['donor', 'refurbisher'] as const

async function ask(c: Page, typed?: Typed, errors: Errors | null = null) {
  const lot = await lotAsked(c)
  const standing = await collectionOf(c.var.by, lot.id)
  const shown: Typed = typed ?? {
    place: standing?.place ?? lot.place,
    contact_role: standing?.contact_role ?? '',
    contact_name: standing?.contact_name ?? '',
    contact_phone: standing?.contact_phone ?? '',
  }
  const asked = (name: string) => ({ name, value: one(shown[name]) ?? '', error: errors?.[name] })
  const today = dayOf(c.var.now)
  return c.render(
    <>
      <Heading
        title="Proposer un jour d’enlèvement"
        lead={
          lot.remove_by
            ? `Le matériel doit être parti le ${sayDate(lot.remove_by)} au plus tard.`
            : 'L’autre partie accepte, ou propose un autre jour.'
        }
      />
      <ErrorSummary errors={errors} />
      {standing && (
        <p class="quiet">
          Un jour est déjà {standing.state === 'accepted' ? 'fixé' : 'proposé'} : celui-ci le remplacera.
        </p>
      )}
      <Form>
        <DateField
          {...asked('day')}
          label="Quel jour"
          min={lot.ready_on && lot.ready_on > today ? lot.ready_on : today}
          max={lot.remove_by ?? undefined}
          required
        />
        <Radios {...asked('slot')} label="À quelle heure" options={Object.entries(slots)} required inline />
        <Field {...asked('place')} label="Où" required />
        <Field
          {...asked('contact_role')}
          label="Qui demander sur place"
          hint="Une fonction suffit : « gardien », « accueil du centre technique »."
          required
        />
        <Together>
          <Field {...asked('contact_name')} label="Son nom au travail" spellcheck={false} />
          <Field {...asked('contact_phone')} label="Son numéro au travail" type="tel" width="medium" />
        </Together>
        <TextArea {...asked('note')} label="À savoir" hint="Un quai, un escalier, un badge." rows={2} />
        <Submit label="Proposer ce jour" />
      </Form>
    </>,
    {
      title: 'Proposer un jour d’enlèvement',
      crumbs: [
        ['Dons', '/dons'],
        [lot.title, `/dons/${lot.id}`],
      ],
      status: errors ? 422 : 200,
    },
  )
}

async function propose(c: Page) {
  const lot = await lotAsked(c)
  const form = await readForm(c, CollectionForm)
  if (form.errors) return ask(c, form.values, form.errors)
  const refusal = await proposeCollection(c.var.by, lot.id, form.values)
  if (refused(refusal)) return ask(c, form.typed, { [refusal.field ?? '']: refusal.refusal })
  flash(c, 'Jour proposé. L’autre partie va répondre.')
  return c.redirect(`/dons/${lot.id}`, 303)
}

async function accept(c: Page) {
  const lot = await lotAsked(c)
  const form = await readForm(c, AcceptForm)
  if (form.errors) return showLot(c, { errors: form.errors })
  const refusal: Refusal | null = await acceptCollection(c.var.by, lot.id, form.values.proposal)
  if (refused(refusal)) return showLot(c, { refusal })
  flash(c, 'Jour accepté : l’enlèvement est fixé.')
  return c.redirect(`/dons/${lot.id}`, 303)
}

export const collectionPages = routes()
  .get('/dons/:id/enlevement', SIDES, (c) => ask(c))
  .post('/dons/:id/enlevement', SIDES, propose)
  .post('/dons/:id/enlevement/reponse', SIDES, accept)
