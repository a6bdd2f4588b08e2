import { refused } from '#platform/access/refusal.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { DateField } from '#platform/ui/dateField.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { ownProgramme } from '../programmes/organised.ts'
import { freezeRun, openRunOf } from './freeze.store.ts'
import { Obstacles, Preview } from './freeze.view.tsx'
import { questionNow } from './question.store.ts'
import { FreezeForm } from './run.form.ts'

const url = '/programmes/:id/passages/nouveau'
export const freezePages = routes()
  .get(url, ['coordinator'], (c) => show(c))
  .post(url, ['coordinator'], freeze)

async function freeze(c: Page) {
  const programme = await ownProgramme(c)
  const form = await readForm(c, FreezeForm)
  if (form.errors) return show(c, form.typed, form.errors)
  const frozen = await freezeRun(c.var.by, programme, form.values)
  if (refused(frozen)) return show(c, form.typed, { [frozen.field ?? 'form']: frozen.refusal })
  flash(c, 'Le passage est figé. La liste et son empreinte ne changent plus.')
  return c.redirect(`/passages/${frozen.id}`, 303)
}

async function show(c: Page, values: Typed = {}, errors?: Errors) {
  const { by } = c.var
  const programme = await ownProgramme(c)
  const open = await openRunOf(by, programme.id)
  const question = open ? null : await questionNow(by, programme, null)
  const list = `/programmes/${programme.id}/passages`
  return c.render(
    <>
      <ErrorSummary errors={errors} />
      <Heading
        title="Figer un passage"
        lead="Figer, c’est arrêter la liste, le stock et les quotas à cet instant. Ensuite seulement, un tirage public départage ce que rien d’autre ne départage."
      />
      {open && (
        <Notice title="Un passage est déjà en cours">
          <p>
            <a href={`/passages/${open.id}`}>« {open.name} »</a>, figé par {open.frozen_by}. Deux passages ne se
            partagent pas les mêmes places : menez-le à sa décision, ou annulez-le.
          </p>
        </Notice>
      )}
      {question && (
        <>
          <Obstacles {...question} />
          {!question.policy && (
            <LinkButton href={`/programmes/${programme.id}/priorites`}>Ouvrir l’ordre de priorité</LinkButton>
          )}
          <Preview question={question} />
          {question.obstacles.length === 0 && <Announced values={values} errors={errors} today={dayOf(by.now)} />}
        </>
      )}
    </>,
    {
      title: 'Figer un passage',
      crumbs: [
        ['Programmes', '/programmes'],
        [programme.name, `/programmes/${programme.id}`],
        ['Passages', list],
      ],
      status: errors ? 422 : 200,
    },
  )
}

const Announced = ({ values, errors, today }: { values: Typed; errors?: Errors; today: string }) => (
  <Form>
    <Field
      name="name"
      label="Nom du passage"
      hint="Par exemple : rentrée 2026."
      value={values.name}
      error={errors?.name}
      maxlength={120}
      required
    />
    <Field
      name="seed_source"
      label="Tirage public qui donnera le sort"
      hint="Un tirage que tout le monde peut vérifier et que personne d’ici ne choisit. Par exemple : Loto du samedi 28 novembre, les cinq numéros puis le numéro Chance."
      value={values.seed_source}
      error={errors?.seed_source}
      maxlength={160}
      required
    />
    <DateField
      name="seed_on"
      label="Jour de ce tirage"
      hint="Après aujourd’hui : la liste est publiée avant que le tirage soit connu."
      value={values.seed_on}
      error={errors?.seed_on}
      min={today}
      required
    />
    <Field
      name="derogations"
      label="Dérogations possibles pour la commission"
      hint="Combien de fois elle pourra aller contre la proposition, par écrit ; un échange compte pour deux. Ce nombre est publié avec la liste et ne change plus."
      value={values.derogations ?? '0'}
      error={errors?.derogations}
      inputmode="numeric"
      width="short"
    />
    <p class="quiet">
      Une fois figé, rien de ce qui est montré plus haut ne changera dans ce passage. Pour que personne ne soit reconnu,
      un nom de quota qui désigne moins de cinq familles devient un numéro, et un mois que moins de cinq familles d’un
      même groupe partagent est remplacé par un mois voisin.
    </p>
    <Submit label="Figer ce passage" />
  </Form>
)
