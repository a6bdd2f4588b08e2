import { refused } from '#platform/access/refusal.ts'
import { Confirm } from '#platform/ui/confirm.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { crumbsUnder, ownProgramme } from '../programmes/organised.ts'
import { classKept } from '../programmes/stockClass.rules.ts'
import { stockByClass } from '../programmes/stockClass.store.ts'
import { changeKit, endKit, writeKit } from './kit.acts.store.ts'
import { KitFields } from './kit.fields.tsx'
import { EndKitForm, fitField, KitForm, readFit } from './kit.form.ts'
import { kitSeenBy, type SeenKit, writtenKits } from './kit.store.ts'
import { Kits } from './kit.view.tsx'

const coordination = ['coordinator'] as const
const LIST = '/programmes/:id/kits'
export const kitPages = routes()
  .get(LIST, coordination, list)
  .get(`${LIST}/nouveau`, coordination, (c) => show(c, null))
  .post(`${LIST}/nouveau`, coordination, (c) => save(c, null))
  .get(`${LIST}/:kit`, coordination, async (c) => show(c, await seen(c)))
  .post(`${LIST}/:kit`, coordination, async (c) => save(c, await seen(c)))
  .get(`${LIST}/:kit/fin`, coordination, (c) => ask(c))
  .post(`${LIST}/:kit/fin`, coordination, end)

const seen = async (c: Page) => found(await kitSeenBy(c.var.by, (await ownProgramme(c)).id, c.req.param('kit') ?? ''))

async function list(c: Page) {
  const programme = await ownProgramme(c)
  return c.render(<Kits {...{ programme, kits: await writtenKits(c.var.by, programme.id) }} />, {
    title: 'Kits',
    crumbs: crumbsUnder(programme),
  })
}

async function save(c: Page, kit: SeenKit | null) {
  const { by } = c.var
  const programme = await ownProgramme(c)
  const { fit, typed } = readFit(await c.req.formData())
  const form = await readForm(c, KitForm)
  const given = { ...form.typed, ...typed }
  if (form.errors) return show(c, kit, given, form.errors)
  const saved = await (kit
    ? changeKit(by, kit, { ...form.values, fit })
    : writeKit(by, programme.id, { ...form.values, fit }))
  if (refused(saved)) return show(c, kit, given, { [saved.field ?? 'form']: saved.refusal })
  flash(c, kit ? 'Le kit est à jour.' : 'Le kit est enregistré.')
  return c.redirect(`/programmes/${programme.id}/kits`, 303)
}

async function show(c: Page, kit: SeenKit | null, typed?: Typed, errors?: Errors) {
  const { by } = c.var
  const programme = await ownProgramme(c)
  const back = `/programmes/${programme.id}/kits`
  const title = kit ? `Modifier « ${kit.name} »` : 'Nouveau kit'
  const [stock, kits] = await Promise.all([stockByClass(by, programme.id), writtenKits(by, programme.id)])
  const keys = new Set([...stock.map(({ key }) => key), ...Object.keys(kit?.fit ?? {})])
  const classes = [...keys].map(classKept).sort((a, b) => a.name.localeCompare(b.name, 'fr'))
  const values = typed ?? (kit ? stored(kit) : { contents: ['computer'], rank: String(kits.length + 1) })
  return c.render(
    <>
      <KitFields {...{ title, values, errors, classes, back }} />
      {kit && (
        <LinkButton href={`${back}/${kit.id}/fin`} second danger>
          Terminer ce kit
        </LinkButton>
      )}
    </>,
    { title, crumbs: crumbsUnder(programme, ['Kits', back]), status: errors ? 422 : 200 },
  )
}

async function ask(c: Page, errors?: Errors) {
  const programme = await ownProgramme(c)
  const kit = await seen(c)
  const back = `/programmes/${programme.id}/kits`
  return c.render(
    <>
      <ErrorSummary errors={errors} />
      <Confirm
        title={`Terminer le kit « ${kit.name} » ?`}
        action={`${back}/${kit.id}/fin`}
        label="Terminer ce kit"
        back={back}
        danger
        undo="Un kit terminé ne se rouvre pas : il faudra en écrire un autre."
      >
        <p>
          Plus aucune famille ne le recevra. Ce qui est promis reste promis. Sans aucun kit, le programme reprend les
          kits habituels.
        </p>
        <input type="hidden" name="version" value={String(kit.version)} />
      </Confirm>
    </>,
    { title: 'Terminer un kit', crumbs: crumbsUnder(programme, ['Kits', back]), status: errors ? 422 : 200 },
  )
}

async function end(c: Page) {
  const kit = await seen(c)
  const form = await readForm(c, EndKitForm)
  if (form.errors) return ask(c, form.errors)
  const ended = await endKit(c.var.by, kit, form.values.version)
  if (refused(ended)) return ask(c, { form: ended.refusal })
  flash(c, 'Le kit est terminé.')
  return c.redirect(`/programmes/${kit.programme_id}/kits`, 303)
}

const stored = (kit: SeenKit): Typed => ({
  ...{ name: kit.name, device_kinds: kit.device_kinds, publics: kit.publics, rank: String(kit.position) },
  ...{ version: String(kit.version) },
  contents: [
    ...(kit.has_computer ? ['computer'] : []),
    ...(kit.has_connection ? ['connection'] : []),
    ...(kit.has_training ? ['training'] : []),
  ],
  ...Object.fromEntries(Object.entries(kit.fit).map(([key, worth]) => [fitField(key), String(worth)])),
})
