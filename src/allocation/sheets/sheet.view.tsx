import type { Part } from '#needs/notice/today.words.ts'
import { Block } from '#platform/ui/block.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { PrintHint } from '#platform/ui/letterhead.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Table } from '#platform/ui/table.tsx'
import { dataOf, degreeOf, drawnAgain, operationsOf, weightsOf } from './detail.words.ts'
import { essentials, isRightToLeft, languageOf } from './essential.words.ts'
import { sayReach } from './law.words.ts'
import type { Sheet } from './sheet.ts'
import { answerOf, partsOf, titleOf, verifiedAt } from './sheet.words.ts'

const overOf = ({ programme, run }: Sheet) => `${programme}, ${run.name}`

type Props = { sheet: Sheet; household?: { name: string; languages: string[] }; letter: boolean; site: string }

/** What the family reads, beside the person who explains it. */
export const SheetView = ({ sheet, household, letter, site }: Props) => (
  <>
    <Heading
      over={overOf(sheet)}
      title={titleOf(sheet)}
      lead={household?.name}
      action={
        letter && (
          <LinkButton href={`/passages/${sheet.runId}/familles/${sheet.id}/lettre.pdf`} second>
            La lettre (PDF)
          </LinkButton>
        )
      }
    />
    <Notice tone={sheet.gone ? 'info' : sheet.final === 'served' ? 'done' : 'turn'}>
      {answerOf(sheet).map((line) => (
        <p>
          <strong>{line}</strong>
        </p>
      ))}
    </Notice>
    {household && sheet.final && !sheet.gone && <EssentialView sheet={sheet} languages={household.languages} />}
    <Columns {...partsOf(sheet)} sheet={sheet} site={site} />
    <p class="screen-only">
      <a href={`/passages/${sheet.runId}/familles/${sheet.id}/detail`}>Le détail du calcul pour cette famille</a>
    </p>
  </>
)

/** What is said of this family on one side, what every family is told on the other. */
const Columns = ({ own, everybody, sheet, site }: ReturnType<typeof partsOf> & { sheet: Sheet; site: string }) => (
  <div class="notice-parts columns equal">
    {own.length > 0 && (
      <div>
        {own.map((part) => (
          <PartView part={part} />
        ))}
      </div>
    )}
    <div>
      {[...everybody, verifiedAt(sheet, site), { title: 'Nous joindre', lines: [sayReach(sheet.organisation)] }].map(
        (part) => (
          <PartView part={part} />
        ),
      )}
    </div>
  </div>
)

const PartView = ({ part: { title, lines } }: { part: Part }) => (
  <Block title={title}>
    <ul>
      {lines.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  </Block>
)

const EssentialView = ({ sheet, languages }: { sheet: Sheet; languages: string[] }) => {
  const code = languageOf(languages)
  const words = essentials[code]
  if (code === 'fr' || !words || !sheet.final) return null
  return (
    <div class="sheet" lang={code} dir={isRightToLeft(code) ? 'rtl' : undefined}>
      <Block title={words.name}>
        {[words[sheet.final], words.again, words.help, words.french].map((line) => (
          <p>{line}</p>
        ))}
      </Block>
    </div>
  )
}

/** On request: the four items that the law lists, for this family alone. */
export const DetailView = ({ sheet, household }: { sheet: Sheet; household?: { name: string } }) => {
  const { lines, command } = drawnAgain(sheet)
  const { policy, run } = sheet
  return (
    <>
      <Heading over={overOf(sheet)} title="Le détail du calcul" lead={household?.name} />
      <PrintHint />
      <div class="notice-parts">
        <PartView part={degreeOf(sheet)} />
        <PartView part={dataOf(sheet)} />
      </div>
      <Block title="Les règles et leurs points">
        <Table
          caption={`Règles, version ${policy.version}`}
          captionHidden
          columns={['Règle', 'Ce qu’elle donne', 'Pour vous']}
          rows={weightsOf(sheet).map(({ rule, weight, played }) => [rule, weight, played ? 'oui' : 'non'])}
        />
        <p class="quiet">
          Règles, version {policy.version}, adoptées par : {policy.adoptedBy}.
        </p>
      </Block>
      <div class="notice-parts">
        <PartView part={operationsOf(sheet)} />
      </div>
      <Block title="Refaire le tirage">
        {lines.map((line) => (
          <p>{line}</p>
        ))}
        <p>
          <code>{command}</code>
        </p>
        <p class="quiet small">Empreinte de ce qui était figé (SHA-256) : {run.hash}</p>
        {run.publicCode && (
          <p>
            <a href={`/attributions-publiques/${run.publicCode}`}>Ce qui est publié de ce passage</a>
          </p>
        )}
      </Block>
    </>
  )
}
