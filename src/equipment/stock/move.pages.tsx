import { placesOf } from '#network/places/place.store.ts'
import { refused } from '#platform/access/refusal.ts'
import { toward } from '#platform/i18n/toward.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { counted } from '#platform/ui/counted.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { moveToPlace } from './place.moves.store.ts'
import { MoveForm } from './stock.form.ts'
import { keepsStock } from './stock.rules.ts'

const url = '/stock/deplacer'
export const movePages = routes()
  .get(url, keepsStock, (c) => show(c))
  .post(url, keepsStock, move)

async function move(c: Page) {
  const form = await readForm(c, MoveForm)
  if (form.errors) return show(c, form.values, form.errors)
  const done = await moveToPlace(c.var.by, form.values.numbers, form.values.place)
  if (refused(done)) return show(c, form.typed, { [done.field ?? 'form']: done.refusal })
  flash(
    c,
    done.moved === 0
      ? `Ils étaient déjà ${toward(done.place)}.`
      : `${counted(done.moved, 'appareil rangé', 'appareils rangés')} ${toward(done.place)}.`,
  )
  return c.redirect('/stock', 303)
}

async function show(c: Page, values: Typed = {}, errors?: Errors) {
  const { by, member } = c.var
  const places = await placesOf(by, member.organisationId)
  return c.render(
    <>
      <Heading
        title="Déplacer des appareils"
        lead="D’un de vos lieux à un autre. Pour une autre structure, livrez-les."
      />
      <ErrorSummary errors={errors} />
      <Form action={url}>
        <Select
          name="place"
          label="Où sont-ils maintenant rangés ?"
          required
          options={places.map(({ id, name }) => [id, name])}
          value={values.place}
          error={errors?.place}
        />
        <TextArea
          name="numbers"
          label="Appareils"
          hint="Scannez les étiquettes l’une après l’autre, ou écrivez un numéro par ligne."
          rows={8}
          required
          value={values.numbers}
          error={errors?.numbers}
        />
        <Actions>
          <Submit label="Déplacer" />
          <a class="plain" href="/stock">
            Ne rien changer
          </a>
        </Actions>
      </Form>
    </>,
    {
      title: 'Déplacer des appareils',
      crumbs: [
        ['Matériel', '/appareils'],
        ['Stock', '/stock'],
      ],
      status: errors ? 422 : 200,
    },
  )
}
