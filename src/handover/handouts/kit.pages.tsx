import { refused } from '#platform/access/refusal.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Checkboxes } from '#platform/ui/checkboxes.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { nameItem } from '../handovers/handover.facts.tsx'
import { crumbsOf, handoverOf } from '../handovers/handover.pages.tsx'
import { handsOver, isToChoose } from '../handovers/handover.rules.ts'
import { numbersOf } from '../handovers/handover.words.ts'
import { itemsOf } from '../handovers/item.store.ts'
import { noteAbsence, noteArrival } from './arrive.store.ts'
import { swapReasons } from './handout.words.ts'
import { KitForm, SwapForm } from './kit.form.ts'
import { packKit } from './kit.store.ts'
import { swapDevice } from './swap.store.ts'

/** What is noted of one sheet on the day: who came, what stands in the kit, which device takes the place of another. */
export const sheetDayPages = routes()
  .post('/remises/:id/arrivee', handsOver, (c) => mark(c, noteArrival, 'est là.'))
  .post('/remises/:id/absence', handsOver, (c) => mark(c, noteAbsence, 'est notée absente. Sa feuille est gardée.'))
  .get('/remises/:id/kit', handsOver, (c) => showKit(c))
  .post('/remises/:id/kit', handsOver, pack)
  .get('/remises/:id/objets/:item/echanger', handsOver, (c) => showSwap(c))
  .post('/remises/:id/objets/:item/echanger', handsOver, swap)

async function mark(c: Page, act: typeof noteArrival, said: string) {
  const handover = await handoverOf(c)
  const noted = await act(c.var.by, handover)
  flash(c, refused(noted) ? noted.refusal : `${handover.household} ${said}`)
  return c.redirect(handover.handout_id ? `/seances/${handover.handout_id}` : `/remises/${handover.id}`, 303)
}

async function pack(c: Page) {
  const handover = await handoverOf(c)
  const form = await readForm(c, KitForm)
  if (form.errors) return showKit(c, form.values, form.errors)
  const packed = await packKit(c.var.by, handover, form.values)
  if (refused(packed)) return showKit(c, form.typed, { [packed.field ?? 'form']: packed.refusal })
  if (packed.left > 0) return c.redirect(`/remises/${handover.id}/kit`, 303)
  flash(c, `Le kit de ${handover.household} est complet.`)
  return c.redirect(handover.handout_id ? `/seances/${handover.handout_id}` : `/remises/${handover.id}`, 303)
}

async function showKit(c: Page, values: Typed = {}, errors?: Errors) {
  const handover = await handoverOf(c)
  const items = (await itemsOf(c.var.by, handover.id)).filter(({ state }) => state === 'pending')
  const packed = items.filter(({ packed_at }) => packed_at).map(({ id }) => id)
  return c.render(
    <>
      <Heading
        over={handover.household}
        title="Vérifier le kit"
        code={handover.number}
        lead="Scannez l’appareil, cochez le reste : tout est là avant que la famille arrive."
      />
      <ErrorSummary errors={errors} />
      <Form>
        <Field
          name="scan"
          label="Scanner un appareil ou une carte"
          value={values.scan}
          error={errors?.scan}
          autocomplete="off"
          spellcheck={false}
          autofocus
          maxlength={60}
        />
        <Checkboxes
          name="items"
          label="Dans le kit"
          value={[...packed, ...[values.items ?? []].flat()]}
          error={errors?.items}
          options={items.filter((item) => !isToChoose(item)).map((item) => [item.id, nameItem(item), numbersOf(item)])}
        />
        <Actions>
          <Submit label="Noter" />
        </Actions>
      </Form>
    </>,
    {
      title: 'Vérifier le kit',
      crumbs: [...crumbsOf(handover), [handover.number, `/remises/${handover.id}`]],
      status: errors ? 422 : 200,
    },
  )
}

async function swap(c: Page) {
  const handover = await handoverOf(c)
  const form = await readForm(c, SwapForm)
  if (form.errors) return showSwap(c, form.values, form.errors)
  const swapped = await swapDevice(c.var.by, handover, c.req.param('item') ?? '', form.values)
  if (refused(swapped)) return showSwap(c, form.typed, { [swapped.field ?? 'form']: swapped.refusal })
  flash(c, 'La feuille porte le nouvel appareil.')
  return c.redirect(`/remises/${handover.id}`, 303)
}

async function showSwap(c: Page, values: Typed = {}, errors?: Errors) {
  const handover = await handoverOf(c)
  const item = found((await itemsOf(c.var.by, handover.id)).find(({ id }) => id === c.req.param('item')))
  const choosing = isToChoose(item)
  return c.render(
    <>
      <Heading
        over={[item.pupil, handover.household].filter(Boolean).join(', ')}
        title={choosing ? 'Choisir l’appareil' : 'Prendre un autre appareil'}
        lead={choosing ? null : `Sur la feuille : ${nameItem(item)}, ${numbersOf(item)}.`}
      />
      <ErrorSummary errors={errors} />
      <Form>
        <Field
          name="device"
          label={choosing ? 'L’appareil' : 'Celui que la famille prend'}
          hint="Scannez son étiquette, ou écrivez son numéro : ML-0412."
          value={values.device}
          error={errors?.device}
          required
          autocomplete="off"
          spellcheck={false}
          autofocus
          width="medium"
          maxlength={60}
        />
        {!choosing && (
          <Radios
            name="why"
            label="L’autre appareil"
            value={values.why ?? 'broken'}
            error={errors?.why}
            required
            options={Object.entries(swapReasons)}
          />
        )}
        <Actions>
          <Submit label={choosing ? 'Mettre sur la feuille' : 'Échanger'} />
          <a class="plain" href={`/remises/${handover.id}`}>
            Ne rien changer
          </a>
        </Actions>
      </Form>
    </>,
    {
      title: choosing ? 'Choisir l’appareil' : 'Prendre un autre appareil',
      crumbs: [...crumbsOf(handover), [handover.number, `/remises/${handover.id}`]],
      status: errors ? 422 : 200,
    },
  )
}
