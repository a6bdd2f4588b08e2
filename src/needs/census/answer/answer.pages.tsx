import { newId } from '#platform/db/id.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { standingOf } from '../campaign/census.rules.ts'
import { sayDays } from '../campaign/words.ts'
import { withCommune } from './addCommune.ts'
import { amongField, answerForm, countField, FamilyForm } from './answer.form.ts'
import { answersBehind, type Behind, behindLink, declareCounts, type Named, nameFamily } from './answer.store.ts'
import { AnswerView } from './answer.view.tsx'
import { FamilyView } from './family.view.tsx'

/** How a structure answers: behind its personal link, without an account, on the phone at the desk if need be. */
const url = '/recensement/:jeton'
export const answerPages = routes()
  .get(url, 'anyone', show)
  .post(url, 'anyone', declare)
  .get(`${url}/famille`, 'anyone', (c) => showFamily(c))
  .post(`${url}/famille`, 'anyone', name)

const tokenOf = (c: Page) => c.req.param('jeton') ?? ''

async function opened(c: Page): Promise<Behind> {
  return found(await behindLink(c.var.db, tokenOf(c), c.var.now))
}

async function show(c: Page) {
  const census = await opened(c)
  if (!census.open) return over(c, census)
  const { declared, named } = await answersBehind(c.var.db, tokenOf(c))
  const typed: Typed = {
    ...Object.fromEntries(
      declared.flatMap(({ commune, kind, declared, among }) => [
        [countField(commune, kind), String(declared)],
        ...Object.entries(among).map(([one, people]) => [amongField(commune, kind, one), String(people)]),
      ]),
    ),
    ...Object.fromEntries(Object.entries(census.answers).map(([question, said]) => [question, String(said)])),
  }
  return render(c, census, named, typed)
}

async function declare(c: Page) {
  const census = await opened(c)
  if (!census.open) return over(c, census)
  const form = await readForm(c, answerForm(census))
  if (form.errors) {
    const { named } = await answersBehind(c.var.db, tokenOf(c))
    return render(c, census, named, form.values, form.errors)
  }
  if (form.values.other) {
    const { named } = await answersBehind(c.var.db, tokenOf(c))
    const { values, errors } = withCommune(form.typed, census.communes, (insee) => census.names[insee] ?? insee)
    return render(c, census, named, values, errors)
  }
  if (!(await declareCounts(c.var.db, tokenOf(c), c.var.now, census, form.values))) return over(c, census)
  flash(c, form.values.done ? 'Merci. Votre réponse est complète ; vous pouvez encore la changer.' : 'C’est gardé.')
  return c.redirect(`/recensement/${tokenOf(c)}`, 303)
}

const render = (c: Page, census: Behind, named: Named[], values: Typed, errors?: Errors) =>
  c.render(<AnswerView {...{ census, named, values, errors, token: tokenOf(c) }} />, {
    title: census.title,
    layout: 'bare',
    status: errors ? 422 : 200,
  })

async function showFamily(c: Page, values: Typed = {}, errors?: Errors) {
  const census = await opened(c)
  if (!census.open) return over(c, census)
  return c.render(<FamilyView {...{ census, values, errors, token: tokenOf(c) }} />, {
    title: 'Nommer une famille',
    layout: 'bare',
    status: errors ? 422 : 200,
  })
}

async function name(c: Page) {
  const census = await opened(c)
  const form = await readForm(c, FamilyForm)
  if (form.errors) return showFamily(c, form.values, form.errors)
  if (!census.communes.includes(form.values.commune))
    return showFamily(c, form.typed, { commune: 'Choisissez une commune de la liste.' })
  const id = await nameFamily(c.var.db, tokenOf(c), c.var.now, newId(), form.values)
  if (!id) return (await opened(c)).open ? showFamily(c, form.typed, { form: tooMany }) : over(c, census)
  flash(c, `${form.values.name} est transmise à ${census.coordination}.`)
  return c.redirect(`/recensement/${tokenOf(c)}#familles`, 303)
}

const tooMany =
  'Trois cents familles ont été nommées une à une, c’est le plus que cette page accepte. Pour les suivantes, envoyez une liste.'

/** Before its first day a census says from when, afterwards that it is over: nothing is asked. */
const over = (c: Page, census: Behind) =>
  c.render(
    <>
      <Heading title={census.title} />
      {standingOf(census, dayOf(c.var.now)) === 'soon' ? (
        <Empty title="Ce recensement n’est pas encore ouvert">
          <p>Revenez à cette même adresse {sayDays(census)} : vous répondrez en cinq minutes.</p>
        </Empty>
      ) : (
        <Empty title="Ce recensement est terminé">
          <p>
            Il était ouvert {sayDays(census)}. Pour signaler quelqu’un, écrivez à {census.coordination}.
          </p>
        </Empty>
      )}
    </>,
    { title: census.title, layout: 'bare' },
  )
