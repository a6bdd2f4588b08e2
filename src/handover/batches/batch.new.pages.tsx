import { refused } from '#platform/access/refusal.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Checkboxes } from '#platform/ui/checkboxes.tsx'
import { DateField } from '#platform/ui/dateField.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { withDevice } from '../handouts/handout.words.ts'
import { yearsAfter } from '../handovers/due.rules.ts'
import { handsOver } from '../handovers/handover.rules.ts'
import { ownPlaces } from '../handovers/prepare.choices.store.ts'
import { BatchForm } from './batch.form.ts'
import { prepareBatch } from './batch.prepare.store.ts'
import { crumbs } from './batch.words.ts'

/** Many devices for one receiver who is no family. */
export const newBatchPages = routes()
  .get('/remises-groupees/nouvelle', handsOver, (c) => show(c))
  .post('/remises-groupees/nouvelle', handsOver, prepare)

async function prepare(c: Page) {
  const form = await readForm(c, BatchForm)
  if (form.errors) return show(c, form.values, form.errors)
  const prepared = await prepareBatch(c.var.by, form.values)
  if (refused(prepared)) return show(c, form.typed, { [prepared.field ?? 'form']: prepared.refusal })
  flash(c, 'La feuille est prête. Rien ne change de mains avant la signature.')
  return c.redirect(`/remises-groupees/${prepared.id}`, 303)
}

async function show(c: Page, typed?: Typed, errors?: Errors) {
  const { by, now } = c.var
  const today = dayOf(now)
  const places = (await ownPlaces(by)).map(({ id, name }) => [id, name] as const)
  const values = typed ?? {
    receiver: places.length > 0 ? 'place' : 'person',
    with: ['charger'],
    due_on: yearsAfter(today, 1),
  }
  const field = (name: string) => ({ name, value: values[name], error: errors?.[name] })
  return c.render(
    <>
      <Heading
        title="Remettre à un lieu ou à une personne"
        lead="Dix ordinateurs pour le public d’un lieu, cinq tablettes pour une enseignante : une feuille, une seule signature. Pour une famille, partez de sa fiche."
      />
      <ErrorSummary errors={errors} />
      <Form>
        <Radios
          {...field('receiver')}
          label="Qui reçoit"
          required
          options={[
            ['place', 'Un de vos lieux', 'Le matériel y reste, pour le public qui y vient.'],
            [
              'person',
              'Une personne d’une structure',
              'Par exemple une enseignante, ou le bénévole d’une association partenaire.',
            ],
          ]}
        />
        {places.length > 0 && (
          <Select {...field('place')} label="Lieu" onlyIf="pour un lieu" empty="Choisir…" options={places} />
        )}
        <Field
          {...field('name')}
          label="Qui en répond"
          hint="Prénom et nom de qui signera."
          required
          maxlength={120}
          autocomplete="off"
        />
        <Field
          {...field('role')}
          label="Ce que fait cette personne"
          hint="Par exemple : enseignante de 6e B, responsable de la médiathèque."
          required
          maxlength={80}
          autocomplete="off"
        />
        <Field
          {...field('of')}
          label="Sa structure"
          onlyIf="si ce n’est pas la vôtre"
          maxlength={120}
          autocomplete="organization"
        />
        <TextArea
          {...field('numbers')}
          label="Appareils"
          hint="Scannez les étiquettes, ou écrivez un numéro par ligne : ML-0412."
          required
          rows={8}
          maxlength={6000}
        />
        <Checkboxes {...field('with')} label="Avec chaque appareil" inline options={Object.entries(withDevice)} />
        <DateField
          {...field('due_on')}
          label="Retour prévu le"
          hint="Pour un lieu, laissez vide si le matériel y reste."
          min={today}
        />
        <Actions>
          <Submit label="Préparer la feuille" />
          <a class="plain" href="/remises-groupees">
            Ne rien changer
          </a>
        </Actions>
      </Form>
    </>,
    { title: 'Remettre à un lieu ou à une personne', crumbs, status: errors ? 422 : 200 },
  )
}
