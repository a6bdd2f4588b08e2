import { refused } from '#platform/access/refusal.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { Confirm } from '#platform/ui/confirm.tsx'
import { counted } from '#platform/ui/counted.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { Table } from '#platform/ui/table.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { KeptNote, NamesFields } from './class.fields.tsx'
import { NamesForm } from './class.form.ts'
import { addPupils, classSeenBy, type SchoolClass } from './class.store.ts'
import { pupilsIn } from './pupilNames.ts'
import { signalsPupils } from './signal.rules.ts'
import { pupilSeenBy, removePupil } from './signal.store.ts'
import { pupilsOf } from './tick.store.ts'
import { sayPupil } from './words.ts'

const url = '/classes/:id/eleves'
/** The list of a class: names to add, a name to take away. */
export const pupilPages = routes()
  .get(url, signalsPupils, (c) => show(c))
  .post(url, signalsPupils, add)
  .get('/eleves/:id/retirer', signalsPupils, ask)
  .post('/eleves/:id/retirer', signalsPupils, remove)

const asked = async (c: Page): Promise<SchoolClass> => found(await classSeenBy(c.var.by, c.req.param('id') ?? ''))
const crumbsTo = ({ id, name }: SchoolClass) =>
  [
    ['Classes', '/classes'],
    [name, `/classes/${id}`],
  ] as const

async function show(c: Page, values: Typed = {}, errors?: Errors) {
  const of = await asked(c)
  const pupils = await pupilsOf(c.var.by, of.id)
  return c.render(
    <>
      <Heading title={`La liste de ${of.name}`} lead={counted(pupils.length, 'élève')} />
      <ErrorSummary errors={errors ?? null} />
      <Block title="Ajouter des élèves">
        <Form>
          <NamesFields {...{ values, errors }} />
          <KeptNote />
          <Actions>
            <Submit label="Ajouter à la liste" />
          </Actions>
        </Form>
      </Block>
      <Block title="Retirer un élève">
        <Table
          caption="Élèves"
          captionHidden
          columns={['Élève', '']}
          rows={pupils.map((pupil) => [
            sayPupil(pupil),
            <a href={`/eleves/${pupil.id}/retirer`} aria-label={`Retirer ${sayPupil(pupil)}`}>
              Retirer
            </a>,
          ])}
        />
      </Block>
    </>,
    { title: `La liste de ${of.name}`, crumbs: crumbsTo(of), status: errors ? 422 : 200 },
  )
}

async function add(c: Page) {
  const of = await asked(c)
  const form = await readForm(c, NamesForm)
  if (form.errors) return show(c, form.values, form.errors)
  const pupils = pupilsIn(form.values.names, form.values.order)
  if (typeof pupils === 'string') return show(c, form.typed, { names: pupils })
  const added = await addPupils(c.var.by, of, pupils)
  if (refused(added)) return show(c, form.typed, { [added.field ?? 'form']: added.refusal })
  const known = added.known > 0 ? ` ${counted(added.known, 'était déjà', 'étaient déjà')} sur la liste.` : ''
  flash(c, `${counted(added.added, 'élève ajouté', 'élèves ajoutés')}.${known}`)
  return c.redirect(`/classes/${of.id}`, 303)
}

const onList = async (c: Page) => {
  const pupil = found(await pupilSeenBy(c.var.by, c.req.param('id') ?? ''))
  return { pupil, of: found(await classSeenBy(c.var.by, pupil.class_id)) }
}

async function ask(c: Page) {
  const { pupil, of } = await onList(c)
  return c.render(
    <Confirm
      title={`Retirer ${sayPupil(pupil)} ?`}
      action={c.req.path}
      label="Retirer de la liste"
      back={`/classes/${of.id}/eleves`}
      danger
    >
      <p>
        Son nom est effacé pour toujours. Un suivi en cours est clos et compté, sans nom. La fiche de sa famille, s’il y
        en a une, reste : elle a ses propres droits.
      </p>
    </Confirm>,
    { title: 'Retirer un élève', crumbs: crumbsTo(of) },
  )
}

async function remove(c: Page) {
  const { pupil, of } = await onList(c)
  await removePupil(c.var.by, pupil)
  flash(c, 'Cet élève n’est plus sur la liste, et son nom est effacé.')
  return c.redirect(`/classes/${of.id}/eleves`, 303)
}
