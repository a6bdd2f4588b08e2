import { refused } from '#platform/access/refusal.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { KeptNote, NamesFields } from './class.fields.tsx'
import { ClassForm } from './class.form.ts'
import { classesOf, openClass } from './class.store.ts'
import { Classes } from './class.view.tsx'
import { pupilsIn } from './pupilNames.ts'
import { saySchoolYear, schoolYearOf } from './schoolYear.ts'
import { signalsPupils } from './signal.rules.ts'

/** The classes of a school, and a new one. */
export const classPages = routes()
  .get('/classes', signalsPupils, list)
  .get('/classes/nouvelle', signalsPupils, (c) => showNew(c))
  .post('/classes/nouvelle', signalsPupils, open)

async function list(c: Page) {
  const classes = await classesOf(c.var.by)
  return c.render(
    <>
      <Heading
        title="Classes"
        over={`Année ${saySchoolYear(schoolYearOf(dayOf(c.var.now)))}`}
        lead="Choisissez une classe, cochez qui ne s’est pas connecté : toute la classe tient sur un écran."
        action={
          <LinkButton href="/classes/nouvelle" icon="add">
            Ajouter une classe
          </LinkButton>
        }
      />
      {classes.length === 0 ? (
        <Empty title="Aucune classe pour l’instant">
          <p>Collez la liste d’une classe, telle que votre établissement l’a déjà : un nom et un prénom par ligne.</p>
        </Empty>
      ) : (
        <Classes {...{ classes }} now={c.var.now} />
      )}
    </>,
    { title: 'Classes', crumbs: [['Élèves à raccrocher', '/signalements']] },
  )
}

const showNew = (c: Page, values: Typed = {}, errors?: Errors) =>
  c.render(
    <>
      <Heading title="Ajouter une classe" lead="Un nom et un prénom par élève : rien de plus n’est demandé." />
      <ErrorSummary errors={errors ?? null} />
      <Form>
        <Field
          name="name"
          label="Classe"
          hint="Par exemple : 4e B"
          value={values.name}
          error={errors?.name}
          width="short"
          required
          autocomplete="off"
        />
        <NamesFields {...{ values, errors }} />
        <KeptNote />
        <Actions>
          <Submit label="Garder cette classe" />
          <a class="plain" href="/classes">
            Revenir
          </a>
        </Actions>
      </Form>
    </>,
    { title: 'Ajouter une classe', crumbs: [['Classes', '/classes']], status: errors ? 422 : 200 },
  )

async function open(c: Page) {
  const form = await readForm(c, ClassForm)
  if (form.errors) return showNew(c, form.values, form.errors)
  const pupils = pupilsIn(form.values.names, form.values.order)
  if (typeof pupils === 'string') return showNew(c, form.typed, { names: pupils })
  const opened = await openClass(c.var.by, form.values.name, pupils)
  if (refused(opened)) return showNew(c, form.typed, { [opened.field ?? 'form']: opened.refusal })
  flash(c, `La classe est prête : ${counted(pupils.length, 'élève')}. Cochez qui ne s’est pas connecté.`)
  return c.redirect(`/classes/${opened.id}`, 303)
}
