import { z } from 'zod'
import { refused } from '#platform/access/refusal.ts'
import { ofName } from '#platform/i18n/toward.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Actions } from '#platform/ui/actions.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Filters } from '#platform/ui/filters.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readFilters, readForm } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { sayBirth } from '../ages/birth.words.ts'
import { somebody } from '../beneficiaries/beneficiary.pages.tsx'
import { crumbsTo } from '../households/household.crumbs.ts'
import { meetsFamilies } from '../households/household.rules.ts'
import { type Candidate, candidatesFor, homesOf, linkHomes, unlinkHomes } from './homes.store.ts'

const url = '/familles/:id/personnes/:person/autre-foyer'
const FilterForm = z.object({ nom: z.string().max(80).optional() })
const HomesForm = z.object({ child: z.string().optional() })

/** A child who lives in two homes that this organisation follows: its two files are said to be one child's. */
export const homesPages = routes()
  .get(url, meetsFamilies, (c) => show(c))
  .post(url, meetsFamilies, link)
  .post(`${url}/fin`, meetsFamilies, unlink)

async function link(c: Page) {
  const { household, person } = await somebody(c)
  const form = await readForm(c, HomesForm)
  if (form.errors) return show(c, form.errors)
  const linked = await linkHomes(c.var.by, person, form.values.child)
  if (refused(linked)) return show(c, { [linked.field ?? 'child']: linked.refusal })
  flash(c, `Les deux foyers ${ofName(person.first_name)} sont notés.`)
  return c.redirect(`/familles/${household.id}`, 303)
}

async function unlink(c: Page) {
  const { household, person } = await somebody(c)
  const home = found((await homesOf(c.var.by, household.id)).find((one) => one.child_id === person.id && one.own))
  await unlinkHomes(c.var.by, person, home)
  flash(c, `${person.first_name} n’a plus qu’un foyer noté ici.`)
  return c.redirect(`/familles/${household.id}`, 303)
}

async function show(c: Page, errors?: Errors) {
  const { household, person } = await somebody(c)
  const home = (await homesOf(c.var.by, household.id)).find((one) => one.child_id === person.id)
  const name = readFilters(c, FilterForm).nom ?? person.first_name
  const candidates = home ? [] : await candidatesFor(c.var.by, person, name)
  return c.render(
    <>
      <Heading
        title={`L’autre foyer ${ofName(person.first_name)}`}
        lead="Un enfant qui vit dans deux familles a une fiche dans chacune. Reliées, elles disent que c’est le même enfant : on ne promet pas deux fois le même matériel sans le savoir."
      />
      <ErrorSummary errors={errors ?? null} />
      {home ? (
        <Linked {...{ home }} action={`${c.req.path}/fin`} />
      ) : (
        <Choice {...{ name, candidates }} first={person.first_name} path={c.req.path} error={errors?.child} />
      )}
    </>,
    {
      title: 'L’autre foyer',
      crumbs: crumbsTo(household),
      status: errors ? 422 : 200,
    },
  )
}

const Linked = ({ home, action }: { home: { household_id: string; name: string; own: boolean }; action: string }) => (
  <>
    <Notice>
      Cet enfant vit aussi ici : <a href={`/familles/${home.household_id}`}>{home.name}</a>. Seules les structures qui
      suivent les deux familles le voient.
    </Notice>
    {home.own ? (
      <ActButton action={action} label="Ce n’est plus le cas" second />
    ) : (
      <p class="quiet">Une autre structure l’a noté : elle seule peut dire que ce n’est plus le cas.</p>
    )}
  </>
)

type ChoiceProps = { name: string; first: string; candidates: Candidate[]; path: string; error: string | undefined }

const Choice = ({ name, first, candidates, path, error }: ChoiceProps) => (
  <>
    <Filters action={path} active={false}>
      <Field
        name="nom"
        label="Chercher parmi vos familles"
        value={name}
        required
        width="medium"
        hint="Le prénom de l’enfant, ou le nom de l’autre famille"
      />
    </Filters>
    {candidates.length > 0 ? (
      <Form>
        <Radios
          name="child"
          label={`Quelle autre fiche est aussi celle ${ofName(first)} ?`}
          error={error}
          required
          options={candidates.map((one) => [
            one.id,
            `${one.first_name} (${one.family}, ${one.commune_name})`,
            sayBirth(one),
          ])}
        />
        <Actions>
          <Submit label="C’est le même enfant" />
        </Actions>
      </Form>
    ) : (
      <Notice title={`Aucun autre enfant trouvé pour « ${name} »`}>
        Votre structure doit suivre les deux familles, et l’enfant figurer sur les deux fiches. Si l’autre famille est
        ici, ajoutez-y {first}, puis revenez. Si elle est suivie ailleurs, il n’y a rien à faire : rien ne sera
        transmis.
      </Notice>
    )}
  </>
)
