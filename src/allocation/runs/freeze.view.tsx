import { sayDate } from '#platform/i18n/dates.ts'
import { Bar, Bars } from '#platform/ui/bars.tsx'
import { Block } from '#platform/ui/block.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Table } from '#platform/ui/table.tsx'
import type { Inputs } from './inputs.ts'
import type { Question } from './question.store.ts'
import { type Frozen, LINES } from './scenario.rules.ts'

/** What stands in the way of a freeze, and what is better known before. */
export const Obstacles = ({ obstacles, warnings }: Pick<Question, 'obstacles' | 'warnings'>) => (
  <>
    {obstacles.length > 0 && (
      <Notice tone="loss" title="Ce passage ne peut pas être figé">
        {obstacles.map((said) => (
          <p>{said}</p>
        ))}
      </Notice>
    )}
    {warnings.length > 0 && (
      <Notice title="À savoir avant">
        {warnings.map((said) => (
          <p>{said}</p>
        ))}
      </Notice>
    )}
  </>
)

/** What would be frozen: families, stock, quotas and the order, as they stand now. */
export const Preview = ({ question }: { question: Question }) => {
  const { inputs, assembled, policy } = question
  if (!inputs || !assembled || inputs.participants.length === 0) return null
  return (
    <>
      <Families {...{ inputs }} />
      <Stock frozen={assembled.frozen} />
      <Quotas frozen={assembled.frozen} />
      {policy && (
        <Block title="Ordre de priorité">
          <Facts>
            <Fact label="Version">
              n° {policy.version}, adoptée par {policy.adopted_by}
              {policy.adopted_on && `, le ${sayDate(policy.adopted_on)}`}
            </Fact>
            {[...policy.rules.strata.map(({ name }) => name), policy.rules.others].map((name, at) => (
              <Fact label={`Priorité ${at + 1}`}>
                {name} :{' '}
                {counted(inputs.participants.filter(({ ranking }) => ranking.stratum === at + 1).length, 'famille')}
              </Fact>
            ))}
          </Facts>
        </Block>
      )}
    </>
  )
}

function Families({ inputs: { participants, places, kits } }: { inputs: Inputs }) {
  const communes = [...new Map(places.map(({ commune, communeName }) => [commune, communeName]))]
  const offered = kits.filter(({ name }) => participants.some(({ kit }) => kit === name))
  const count = (commune: string | null, kit: string | null) =>
    participants.filter((one) => (!commune || one.commune === commune) && (!kit || one.kit === kit)).length
  const kitsOf = (commune: string | null) =>
    offered
      .flatMap(({ name }) => (count(commune, name) > 0 ? [`${name}\u00a0(${count(commune, name)})`] : []))
      .join(', ')
  return (
    <Block title={`${counted(participants.length, 'famille prend part', 'familles prennent part')}`}>
      <Table
        caption="Familles par commune"
        captionHidden
        columns={['Commune', { label: 'Familles', end: true }, 'Kits']}
        rows={communes.map(([commune, name]) => [name, count(commune, null), kitsOf(commune)])}
        total={['En tout', count(null, null), kitsOf(null)]}
      />
    </Block>
  )
}

const Stock = ({ frozen: { supply } }: { frozen: Frozen }) => (
  <Block title="Le stock à partager">
    {supply.length === 0 && <p>Rien n’est prêt pour ce programme aujourd’hui.</p>}
    <Facts>
      {supply.map((one) => (
        <Fact label={one.class === LINES ? 'Lignes (cartes SIM)' : one.class}>
          {counted(one.count, one.class === LINES ? 'libre' : 'prêt')}
          {one.suits.length === 0 && ', qu’aucun kit ne demande'}
        </Fact>
      ))}
    </Facts>
  </Block>
)

function Quotas({ frozen: { needs, quotas } }: { frozen: Frozen }) {
  const shown = quotas.filter((one) => one.class === null && one.max !== null)
  const counting = (where: Record<string, string[]>) =>
    needs.filter(({ attributes }) => Object.keys(where).every((code) => attributes[code] !== undefined)).length
  const most = Math.max(1, ...shown.map(({ where, max }) => Math.max(counting(where), max ?? 0)))
  return (
    <Block title="Les places et les quotas qui restent">
      <Bars>
        {shown.map(({ name, where, min, max }) => (
          <Bar
            label={name}
            value={Math.min(max ?? 0, counting(where))}
            max={max ?? 0}
            scale={most}
            plain
            said={`${counted(counting(where), 'famille')} pour ${counted(max ?? 0, 'place')}${min ? `, dont ${min} au moins` : ''}`}
          />
        ))}
        {quotas
          .filter((one) => one.class === null && one.max === null && one.min)
          .map(({ name, where, min }) => (
            <Bar
              label={name}
              value={Math.min(min ?? 0, counting(where))}
              max={min ?? 0}
              scale={most}
              plain
              said={`${counted(counting(where), 'famille')}, ${min} servies au moins`}
            />
          ))}
      </Bars>
    </Block>
  )
}
