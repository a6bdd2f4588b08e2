import { refused } from '#platform/access/refusal.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { Chip, Chips } from '#platform/ui/chip.tsx'
import { Columns } from '#platform/ui/columns.tsx'
import { counted } from '#platform/ui/counted.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Sheet } from '#platform/ui/sheet.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { SideBySide, sayCompared } from './compare.view.tsx'
import { type File, fileSeenBy } from './file.store.ts'
import { countPairs, likenessOf, nextPair, type Pair, type Third, thirdFiles } from './pair.store.ts'
import { VerdictForm } from './verdict.form.ts'
import { judges, keptFirst, refusalToJudge, type Standing } from './verdict.rules.ts'
import { judge, verdictOn } from './verdict.store.ts'
import { Waterfall } from './waterfall.tsx'
import { sayLikeness } from './words.ts'

const url = '/rapprochements/:a/:b'
/** Two files side by side: one family, or two. */
export const judgingPages = routes()
  .get(url, judges, (c) => show(c))
  .post(url, judges, answer)

const asked = async (c: Page): Promise<[File, File]> => {
  const [a, b] = await Promise.all([
    fileSeenBy(c.var.by, c.req.param('a') ?? ''),
    fileSeenBy(c.var.by, c.req.param('b') ?? ''),
  ])
  const [one, other] = [found(a), found(b)]
  return found(one.id === other.id ? null : [one, other])
}

async function show(c: Page, values: Typed = {}, errors?: Errors) {
  const { by } = c.var
  const [a, b] = await asked(c)
  const pair = await likenessOf(by, a.id, b.id)
  const [standing, next, left, thirds] = await Promise.all([
    verdictOn(by, a.id, b.id),
    nextPair(by, pair),
    countPairs(by),
    thirdFiles(by, a.id, b.id),
  ])
  return c.render(<Judging {...{ a, b, pair, standing, next, thirds, values, errors }} left={left.all} />, {
    title: 'Même famille ?',
    crumbs: [['Fiches qui se ressemblent', '/rapprochements']],
    status: errors ? 422 : 200,
  })
}

async function answer(c: Page) {
  const { by } = c.var
  const [a, b] = await asked(c)
  const form = await readForm(c, VerdictForm)
  if (form.errors) return show(c, form.values, form.errors)
  const pair = await likenessOf(by, a.id, b.id)
  const judged = await judge(by, a, b, form.values)
  if (refused(judged)) return show(c, form.typed, { form: judged.refusal })
  flash(
    c,
    judged.kept
      ? `${a.name} et ${b.name} sont lues ensemble. Chaque structure garde sa fiche.`
      : 'C’est noté : ce sont deux familles.',
  )
  const next = await nextPair(by, pair, judged.kept ? { without: [a.id, b.id] } : { near: [a.id, b.id] })
  return c.redirect(next ? `/rapprochements/${next.a}/${next.b}` : '/rapprochements', 303)
}

type Props = {
  a: File
  b: File
  pair: Pair | undefined
  standing: Standing | undefined
  next: { a: string; b: string } | undefined
  left: number
  thirds: Third[]
  values: Typed
  errors?: Errors
}

const Judging = ({ a, b, pair, standing, next, left, thirds, values, errors }: Props) => (
  <>
    <Heading title="Est-ce la même famille ?" lead={`${a.name} et ${b.name}`}>
      <Chips>
        {pair && <Chip tone={sayLikeness(pair)[1]}>{sayLikeness(pair)[0]}</Chip>}
        <Chip>{left > 0 ? `${counted(left, 'paire')} à vérifier` : 'Plus rien à vérifier'}</Chip>
      </Chips>
      <p>{sayCompared(a, b)}</p>
    </Heading>
    <ErrorSummary errors={errors} />
    {thirds.length > 0 && <Thirds thirds={thirds} />}
    <Columns
      aside={
        <>
          {standing ? <Answered {...{ standing, next }} /> : <Answer {...{ a, b, next, values, errors }} />}
          {pair && (
            <Sheet title="Ce qui pèse dans la balance">
              <p class="quiet small">
                Chaque point double les chances que ce soit une seule famille ; un point de moins les divise par deux.
              </p>
              <Waterfall steps={pair.steps} said={sayLikeness(pair)[0]} />
            </Sheet>
          )}
        </>
      }
    >
      <Block title="Ce que dit chaque fiche">
        <SideBySide {...{ a, b }} />
      </Block>
    </Columns>
  </>
)

/** Files that look like these two: one answers first here. */
const Thirds = ({ thirds }: { thirds: Third[] }) => (
  <Notice
    title={
      thirds.every(({ both }) => both)
        ? `${thirds.length + 2} fiches semblent être la même famille`
        : 'D’autres fiches ressemblent à l’une de celles-ci'
    }
  >
    <p>
      {thirds.length > 1 ? 'Les autres : ' : 'L’autre : '}
      {thirds.map(({ id, name, commune, a, b }, at) => (
        <>
          {at > 0 && ', '}
          <a key={id} href={`/rapprochements/${a}/${b}`}>
            {name}
          </a>{' '}
          ({commune})
        </>
      ))}
      . Répondez d’abord pour ces deux-ci.
    </p>
  </Notice>
)

/** Somebody answered already: the next pair is as near as after an answer of one's own. */
const Answered = ({ standing, next }: { standing: Standing; next: Props['next'] }) => (
  <Sheet title="Votre réponse">
    <p>{refusalToJudge(standing)}</p>
    <Actions>
      {next ? (
        <LinkButton href={`/rapprochements/${next.a}/${next.b}`} accesskey="s">
          Voir la suivante
        </LinkButton>
      ) : (
        <LinkButton href="/rapprochements" second>
          Voir les réponses
        </LinkButton>
      )}
    </Actions>
  </Sheet>
)

const Answer = ({ a, b, next, values, errors }: Pick<Props, 'a' | 'b' | 'next' | 'values' | 'errors'>) => (
  <Sheet title="Votre réponse">
    <Form>
      <Radios
        name="keep"
        label="Si c’est la même, garder pour la suite"
        value={values.keep ?? keptFirst(a, b)}
        error={errors?.keep}
        required
        options={[a, b].map((file) => [file.id, file.name, file.named_by] as const)}
      />
      <Field
        name="reason"
        label="Pourquoi"
        value={values.reason}
        error={errors?.reason}
        hint="Par exemple : « la mère l’a confirmé au téléphone »."
      />
      <Actions>
        <Submit label="C’est la même famille" name="answer" value="same" accesskey="m" />
        <Submit label="Ce sont deux familles" name="answer" value="distinct" second accesskey="d" />
        {next && (
          <LinkButton href={`/rapprochements/${next.a}/${next.b}`} second accesskey="s">
            Voir la suivante
          </LinkButton>
        )}
      </Actions>
      <p class="quiet small">
        Rien n’est effacé : chaque structure garde sa fiche, sans savoir que d’autres la connaissent, et vous pourrez
        séparer les fiches à tout moment. <span class="keys">Au clavier : Alt + Maj + M, D ou S.</span>
      </p>
    </Form>
  </Sheet>
)
