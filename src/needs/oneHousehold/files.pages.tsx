import { sayPhone } from '#network/phones/phone.ts'
import { refused } from '#platform/access/refusal.ts'
import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { Chain } from '#platform/ui/chain.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { statesOf } from '../households/chain.ts'
import { crumbsTo } from '../households/household.crumbs.ts'
import { householdSeenBy } from '../households/household.store.ts'
import { sayLanguages, sayNeeds, sayPeople } from '../households/words.ts'
import { sayPerson } from './compare.view.tsx'
import { type File, filesReadWith } from './file.store.ts'
import { SplitForm } from './verdict.form.ts'
import { judges } from './verdict.rules.ts'
import { split } from './verdict.store.ts'

const url = '/familles/:id/fiches'
/** The files of one family, each as it was written, and how one of them is taken out. */
export const filesPages = routes()
  .get(url, judges, show)
  .get(`${url}/:twin/separer`, judges, (c) => ask(c))
  .post(`${url}/:twin/separer`, judges, part)

async function asked(c: Page) {
  const household = found(await householdSeenBy(c.var.by, c.req.param('id') ?? ''))
  const files = await filesReadWith(c.var.by, household.id)
  return { household, files: found(files.length > 0 ? files : null) }
}

async function show(c: Page) {
  const { household, files } = await asked(c)
  return c.render(
    <>
      <Heading
        title="Ses fiches"
        lead={
          files.length > 1
            ? `La famille se lit dans la première. Les autres restent telles que leur structure les a écrites.`
            : 'Cette famille n’a qu’une fiche.'
        }
      />
      {files.map((file) => (
        <Block
          title={file.named_by}
          action={
            file.kept_in && (
              <LinkButton href={`/familles/${household.id}/fiches/${file.id}/separer`} second>
                Séparer
              </LinkButton>
            )
          }
        >
          <Written file={file} />
        </Block>
      ))}
    </>,
    { title: 'Ses fiches', crumbs: crumbsTo(household) },
  )
}

const Written = ({ file }: { file: File }) => (
  <>
    <Chain small stage={1} states={statesOf(file.chain, file.status)} />
    <Facts>
      <Fact label="Nom écrit">{file.name}</Fact>
      <Fact label="Depuis">{sayDate(dayOf(file.created_at))}</Fact>
      <Fact label="Commune">{file.commune}</Fact>
      <Fact label="Foyer">{sayPeople(file.adults, file.children)}</Fact>
      {file.people.length > 0 && <Fact label="Personnes">{file.people.map(sayPerson).join(' · ')}</Fact>}
      {file.phone && <Fact label="Téléphone">{sayPhone(file.phone)}</Fact>}
      {file.address && <Fact label="Adresse">{file.address}</Fact>}
      <Fact label="Langues">{sayLanguages(file.languages)}</Fact>
      {file.needs.length > 0 && <Fact label="Besoins entendus">{sayNeeds(file.needs)}</Fact>}
      {file.situation && <Fact label="Situation">{file.situation}</Fact>}
    </Facts>
  </>
)

const chosen = async (c: Page) => {
  const { household, files } = await asked(c)
  return { household, file: found(files.find(({ id, kept_in }) => id === c.req.param('twin') && kept_in)) }
}

async function ask(c: Page, values: Typed = {}, errors?: Errors) {
  const { household, file } = await chosen(c)
  return c.render(
    <>
      <Heading title={`Séparer la fiche de ${file.named_by} ?`} />
      <ErrorSummary errors={errors} />
      <p>
        Elle redevient une famille à part. Ce qui a été promis ou remis reste à {household.name} : les besoins de cette
        fiche seront de nouveau à servir.
      </p>
      <Form>
        <Field name="reason" label="Pourquoi" value={values.reason} error={errors?.reason} />
        <Actions>
          <Submit label="Séparer" />
          <LinkButton href={`/familles/${household.id}/fiches`} second>
            Ne rien changer
          </LinkButton>
        </Actions>
      </Form>
    </>,
    {
      title: 'Séparer',
      crumbs: [...crumbsTo(household), ['Ses fiches', `/familles/${household.id}/fiches`]],
      status: errors ? 422 : 200,
    },
  )
}

async function part(c: Page) {
  const { household, file } = await chosen(c)
  const form = await readForm(c, SplitForm)
  if (form.errors) return ask(c, form.values, form.errors)
  const parted = await split(c.var.by, household.id, file, form.values.reason)
  if (refused(parted)) return ask(c, form.typed, { form: parted.refusal })
  flash(c, `${file.name} est de nouveau une famille à part.`)
  return c.redirect(`/familles/${file.id}`, 303)
}
