import { refused } from '#platform/access/refusal.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Checkboxes } from '#platform/ui/checkboxes.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { yearsAfter } from '../handovers/due.rules.ts'
import { ownPlaces } from '../handovers/prepare.choices.store.ts'
import { expectingFamilies, prepareCeremony } from './ceremony.store.ts'
import { DayFields } from './day.fields.tsx'
import { CeremonyForm } from './handout.form.ts'

/** Families are gathered by those to whom promises are made; a school goes class by class. */
const gathers = ['coordinator', 'mediator'] as const
export const ceremonyPages = routes()
  .get('/seances/nouvelle', gathers, (c) => show(c))
  .post('/seances/nouvelle', gathers, prepare)

async function prepare(c: Page) {
  const form = await readForm(c, CeremonyForm)
  if (form.errors) return show(c, form.values, form.errors)
  const prepared = await prepareCeremony(c.var.by, form.values)
  if (refused(prepared)) return show(c, form.typed, { [prepared.field ?? 'form']: prepared.refusal })
  flash(
    c,
    `${counted(prepared.sheets, 'feuille prête', 'feuilles prêtes')}. Vérifiez les kits avant que les familles arrivent.`,
  )
  return c.redirect(`/seances/${prepared.id}`, 303)
}

async function show(c: Page, typed?: Typed, errors?: Errors) {
  const { by, now } = c.var
  const [families, places] = await Promise.all([expectingFamilies(by), ownPlaces(by)])
  const today = dayOf(now)
  const values = typed ?? {
    title: 'Cérémonie de remise',
    held_on: today,
    with: ['charger'],
    kind: 'loan',
    due_on: yearsAfter(today, 1),
    households: families.slice(0, 100).map(({ id }) => id),
  }
  return c.render(
    <>
      <Heading
        title="Préparer une séance"
        lead="Réunissez les familles à qui du matériel est promis. Chacune a sa feuille, et signe une seule fois."
      />
      <ErrorSummary errors={errors} />
      {families.length === 0 ? (
        <Empty title="Aucune famille n’attend une remise">
          <p>On réunit les familles à qui quelque chose est promis, et qui ne sont pas déjà sur une liste.</p>
          <LinkButton href="/familles">Voir les familles</LinkButton>
        </Empty>
      ) : (
        <Form>
          <DayFields {...{ values, errors, today }} places={places.map(({ id, name }) => [id, name] as const)} />
          <Checkboxes
            name="households"
            label="Familles"
            hint="Celles qui ont déjà une feuille rejoignent la liste avec elle."
            value={values.households}
            error={errors?.households}
            required
            options={families.map((one) => [
              one.id,
              one.name,
              [one.commune, one.things, one.sheet && 'feuille déjà prête'].filter(Boolean).join(', '),
            ])}
          />
          <Actions>
            <Submit label="Préparer les feuilles" />
            <a class="plain" href="/seances">
              Ne rien changer
            </a>
          </Actions>
        </Form>
      )}
    </>,
    { title: 'Préparer une séance', crumbs: [['Séances de remise', '/seances']], status: errors ? 422 : 200 },
  )
}
