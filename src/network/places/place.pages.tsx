import { findCommunes } from '#network/communes/commune.store.ts'
import { refused } from '#platform/access/refusal.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Empty } from '#platform/ui/empty.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { allow, found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { PlaceFields } from './place.fields.tsx'
import { PlaceForm } from './place.form.ts'
import { keepsPlaces, refusalToKeepPlaces } from './place.rules.ts'
import { keepPlace, ownPlace, type Place, placesOf } from './place.store.ts'
import { PlaceTable } from './placeTable.tsx'

const edit = '/lieux/:id/modifier'
export const placePages = routes()
  .get('/lieux', 'members', list)
  .get('/lieux/nouveau', 'members', (c) => open(c).then((place) => show(c, place, {})))
  .post('/lieux/nouveau', 'members', keep)
  .get(edit, 'members', (c) => open(c).then((place) => show(c, place, typedOf(place))))
  .post(edit, 'members', keep)

async function list(c: Page) {
  const { by, member } = c.var
  const places = await placesOf(by, member.organisationId)
  const keeper = keepsPlaces(member)
  const add = keeper && <LinkButton href="/lieux/nouveau">Ajouter un lieu</LinkButton>
  return c.render(
    <>
      <Heading title="Lieux" lead="Où votre structure reçoit les familles." action={places.length > 0 && add} />
      {places.length > 0 ? (
        <PlaceTable places={places} edit={keeper} />
      ) : (
        <Empty title="Aucun lieu pour le moment">
          <p>
            Un lieu porte un nom, une adresse et des heures d’ouverture. Les rendez-vous et les ateliers s’y tiennent.
          </p>
          {add}
        </Empty>
      )}
    </>,
    { title: 'Lieux' },
  )
}

/** The place to correct; none when a new one is opened. */
async function open(c: Page): Promise<Place | undefined> {
  const id = c.req.param('id')
  const place = id === undefined ? undefined : found(await ownPlace(c.var.by, id))
  allow(refusalToKeepPlaces(c.var.member))
  return place
}

async function keep(c: Page) {
  const place = await open(c)
  const form = await readForm(c, PlaceForm)
  if (form.errors) return show(c, place, form.values, form.errors)
  const kept = await keepPlace(c.var.by, form.values, place)
  if (refused(kept)) return show(c, place, form.typed, { [kept.field ?? 'form']: kept.refusal })
  flash(c, place ? 'Le lieu est à jour.' : 'Le lieu est ajouté.')
  return c.redirect('/lieux', 303)
}

const typedOf = (place?: Place): Typed =>
  place
    ? {
        name: place.name,
        address: place.address,
        commune: `${place.commune_name} ${place.postcodes[0] ?? ''}`.trim(),
        phone: place.phone ?? '',
        opening: place.opening,
        stations: String(place.stations),
        note: place.note,
      }
    : {}

async function show(c: Page, place: Place | undefined, values: Typed, errors?: Errors) {
  const choices = errors?.commune ? await findCommunes(c.var.db, String(values.commune ?? '')) : []
  const title = place ? 'Corriger le lieu' : 'Ajouter un lieu'
  return c.render(
    <>
      <Heading title={title} lead={place?.name} />
      <ErrorSummary errors={errors} />
      <Form>
        <PlaceFields {...{ values, errors, choices }} />
        <Actions>
          <Submit label="Enregistrer" />
          <LinkButton href="/lieux" second>
            Annuler
          </LinkButton>
        </Actions>
      </Form>
    </>,
    { title, crumbs: [['Lieux', '/lieux']], status: errors ? 422 : 200 },
  )
}
