import { communeNames } from '#network/communes/commune.store.ts'
import { refused } from '#platform/access/refusal.ts'
import { isId } from '#platform/db/id.ts'
import { sayAgo, sayDay } from '#platform/i18n/dates.ts'
import { sayList } from '#platform/i18n/sayList.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Block } from '#platform/ui/block.tsx'
import { Chip } from '#platform/ui/chip.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Empty } from '#platform/ui/empty.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Table } from '#platform/ui/table.tsx'
import { flash } from '#platform/web/cookies.ts'
import { allow, found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { compareNow } from '../alike/compare.store.ts'
import { gather } from './gather.ts'
import { countPairs, type ListedPair, lastComparison, pairsToJudge } from './pair.store.ts'
import { judges } from './verdict.rules.ts'
import { type Answered, takeBack, verdictsOf } from './verdict.store.ts'
import { sayLikeness } from './words.ts'

const url = '/rapprochements'
/** Files that look alike, the surest first, and what was answered. */
export const pairsPages = routes()
  .get(url, judges, show)
  .post(`${url}/comparer`, judges, compare)
  .post(`${url}/reprendre/:id`, judges, back)

/** Nobody reads more in one go; the others come up as these are answered. */
const SHOWN = 50

async function show(c: Page) {
  const { by, now } = c.var
  const [pairs, count, last, answered] = await Promise.all([
    pairsToJudge(by, SHOWN),
    countPairs(by),
    lastComparison(by),
    verdictsOf(by, 20),
  ])
  const names = await communeNames(
    c.var.db,
    pairs.flatMap(({ commune, other_commune }) => [commune, other_commune]),
  )
  const [first] = pairs
  const families = gather(pairs)
  return c.render(
    <>
      <Heading
        title="Fiches qui se ressemblent"
        lead="Plusieurs structures nomment parfois la même famille. À vous de le dire : rien n’est réuni sans votre réponse."
        action={first && <LinkButton href={hrefOf(first)}>Comparer la première paire</LinkButton>}
      />
      {pairs.length > 0 ? (
        <Block title={sayCount(count, families.length)}>
          <Pairs {...{ families, names }} />
          {count.all > SHOWN && <p class="quiet">Les suivantes viendront à mesure que vous répondez.</p>}
        </Block>
      ) : (
        <Empty title={last ? 'Rien à vérifier' : 'Rien n’a encore été comparé'}>
          <p>Les fiches que vous suivez sont comparées chaque nuit. Celles qui se ressemblent vous attendent ici.</p>
        </Empty>
      )}
      <Block title="Comparaison">
        <ActButton action={`${url}/comparer`} label="Relancer la recherche" second />
        {last && (
          <p class="quiet">
            {counted(last.files, 'fiche comparée', 'fiches comparées')} {sayAgo(last.learnt_at, now)}.
          </p>
        )}
      </Block>
      {answered.length > 0 && (
        <Disclosure summary={`Réponses données (${answered.length})`}>
          <Answers {...{ answered, now }} />
        </Disclosure>
      )}
    </>,
    { title: 'Fiches qui se ressemblent' },
  )
}

const hrefOf = ({ a, b }: { a: string; b: string }) => `${url}/${a}/${b}`

/** Beyond what is shown, families are not gathered yet: only pairs are counted. */
const sayCount = ({ all, certain }: { all: number; certain: number }, families: number): string => {
  const sure = certain > 0 ? `dont ${certain} presque ${certain > 1 ? 'sûres' : 'sûre'}` : ''
  if (all > SHOWN || families === all) return [`${counted(all, 'paire')} à vérifier`, sure].filter(Boolean).join(', ')
  return `${counted(families, 'famille')} à vérifier (${[counted(all, 'paire'), sure].filter(Boolean).join(', ')})`
}

/** One line a family: the files that all look alike are judged one after the other, from the likeliest pair. */
type PairsProps = { families: { files: string[]; pairs: ListedPair[] }[]; names: ReadonlyMap<string, string> }
const Pairs = ({ families, names }: PairsProps) => (
  <Table
    caption="Paires à vérifier"
    captionHidden
    columns={['Fiches', 'Commune', 'Niveau']}
    rows={families.flatMap(({ files, pairs: alike }) => {
      const [first] = alike
      if (!first) return []
      const called = new Map(alike.flatMap(({ a, b, name, other }) => [[a, name] as const, [b, other] as const]))
      const communes = new Set(alike.flatMap(({ commune, other_commune }) => [commune, other_commune]))
      return [
        [
          <>
            <a href={hrefOf(first)}>{sayList(files.map((file) => called.get(file) ?? ''))}</a>
            {files.length > 2 && <small>{files.length} fiches semblent être la même famille</small>}
          </>,
          sayList([...communes].map((insee) => names.get(insee) ?? '')),
          <Chip tone={sayLikeness(first)[1]}>{sayLikeness(first)[0]}</Chip>,
        ],
      ]
    })}
  />
)

const Answers = ({ answered, now }: { answered: Answered[]; now: Date }) => (
  <Table
    caption="Réponses données"
    captionHidden
    columns={['Fiches', 'Réponse', 'Par', 'Pour changer']}
    rows={answered.map(({ id, a, same, name, other, reason, decided_by, decided_at }) => [
      `${name} et ${other}`,
      <>
        {same ? 'Même famille' : 'Deux familles'}
        {reason && <small> {reason}</small>}
      </>,
      `${decided_by}, ${sayDay(decided_at, now)}`,
      same ? (
        <a href={`/familles/${a}/fiches`}>Voir les fiches</a>
      ) : (
        <ActButton action={`${url}/reprendre/${id}`} label="Reprendre" second />
      ),
    ])}
  />
)

async function compare(c: Page) {
  const { files, found: alike } = await compareNow(c.var.by)
  flash(
    c,
    `${counted(files, 'fiche comparée', 'fiches comparées')} : ${counted(alike, 'paire se ressemble', 'paires se ressemblent')}.`,
  )
  return c.redirect(url, 303)
}

async function back(c: Page) {
  const id = c.req.param('id') ?? ''
  const taken = await takeBack(c.var.by, found(isId(id) ? id : null))
  allow(refused(taken) ? taken.refusal : null)
  flash(c, 'La réponse est reprise : la paire est de nouveau à vérifier.')
  return c.redirect(url, 303)
}
