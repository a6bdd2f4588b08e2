import { Block } from '#platform/ui/block.tsx'
import { linkCell } from '#platform/ui/cells.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { kindTitles } from '../programmes/words.ts'
import { QuotaBars } from './quotaRule.bars.tsx'
import { isWithin, standingOf, waitingUnder } from './quotaRule.rules.ts'
import type { Picture, SeenQuotaRule } from './quotaRule.store.ts'
import { type Names, sayLimits, sayScope } from './quotaRule.words.ts'

type Props = {
  programme: { id: string; name: string }
  rules: SeenQuotaRule[]
  picture: Picture
  names: Names
  /** The fewest limits that cannot be kept together, each in a sentence; null when it would take too long to say. */
  conflict: readonly string[] | null
}

/** The crossing quotas of a programme: what each guarantees and limits, what is left, who waits. */
export const QuotaRules = ({ programme, rules, picture, names, conflict }: Props) => {
  const here = `/programmes/${programme.id}/quotas`
  return (
    <>
      <Heading
        title="Quotas"
        lead="Un quota garantit un minimum ou fixe un maximum à certaines familles : par commune, public, structure qui oriente ou convention."
        action={
          <LinkButton href={`${here}/nouveau`} icon="add">
            Écrire un quota
          </LinkButton>
        }
      />
      {conflict === null && (
        <Notice title="Minimums non vérifiés">
          Trop de quotas se croisent pour dire en quelques secondes si tous peuvent être tenus. Un passage le dira avant
          de calculer.
        </Notice>
      )}
      {conflict && conflict.length > 0 && <Conflict sentences={conflict} />}
      {rules.length === 0 ? (
        <Empty title="Aucun quota croisé">
          <p>
            Les places de chaque commune suffisent à limiter ce programme. Écrivez un quota pour garantir une part à un
            public.
          </p>
        </Empty>
      ) : (
        <>
          <Block title="Où en est chaque quota">
            <QuotaBars {...{ rules, places: picture.places, href: here }} />
          </Block>
          <QuotaTable {...{ here, rules, picture, names }} />
          <p class="quiet">
            Restent : les places libres des communes du quota, sans dépasser son maximum. Une famille compte dans tous
            les quotas qui la nomment.
          </p>
        </>
      )}
    </>
  )
}

const Conflict = ({ sentences }: { sentences: readonly string[] }) => (
  <Notice
    tone="loss"
    title={
      sentences.length > 1
        ? 'Ces limites ne peuvent pas être tenues ensemble aujourd’hui'
        : 'Ce minimum ne peut pas être tenu aujourd’hui'
    }
  >
    <ul>
      {sentences.map((sentence) => (
        <li>{sentence}.</li>
      ))}
    </ul>
    <p>
      Baissez un minimum, relevez un maximum, ouvrez des places ou ajoutez du stock : un passage ne pourra rien proposer
      avant.
    </p>
  </Notice>
)

type TableProps = Pick<Props, 'rules' | 'picture' | 'names'> & { here: string }

const figures = ['Places', 'Promises', 'Restent', 'À garantir', 'Familles en attente']

const QuotaTable = ({ here, rules, picture, names }: TableProps) => (
  <Rows
    caption="Les quotas en nombres"
    columns={['Quota', 'Pour qui', 'Limite', ...figures.map((label) => ({ label, end: true }))]}
    rows={rules}
    cells={(rule) => {
      const { places, left, owed } = standingOf(rule, picture.places)
      const around = rules
        .filter((other) => other.id !== rule.id && isWithin(rule, other))
        .map(({ name }) => `« ${name} »`)
      return [
        linkCell(
          `${here}/${rule.id}`,
          rule.name,
          around.length > 0 ? `compris dans ${around.join(' et ')}` : undefined,
        ),
        `${kindTitles[rule.kind]} : ${sayScope(rule, names)}`,
        sayLimits(rule),
        places,
        rule.promised,
        left,
        owed,
        waitingUnder(rule, picture.waiting),
      ]
    }}
  />
)
