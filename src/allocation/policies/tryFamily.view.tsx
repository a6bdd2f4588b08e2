import { sayDate } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Finder } from '#platform/ui/finder.tsx'
import type { Ranking } from '../ranking/policy.ts'
import type { Asking } from '../waiting/participants.rules.ts'
import type { EffectProps } from './effect.page.view.tsx'
import { sayPoints } from './policy.words.ts'

type Props = Pick<EffectProps, 'asked' | 'matches' | 'tried' | 'names'> & { here: string }

/** Where one family stands in this version, and why. */
export const TryFamily = ({ asked, matches, tried, names, here }: Props) => (
  <Block title="Essayer sur une famille" id="essai">
    <Finder
      action={`${here}#essai`}
      label="Nom d’une famille qui attend"
      name="famille"
      value={asked.famille ?? (tried && names.get(tried.family.household))}
    >
      {matches?.length === 0 && <p>Aucune famille qui attend ne porte ce nom.</p>}
      {matches && matches.length > 0 && (
        <ul>
          {matches.map(({ household, name, commune }) => (
            <li>
              <a href={`${here}?essai=${household}#essai`}>
                {name}, {commune}
              </a>
            </li>
          ))}
        </ul>
      )}
    </Finder>
    {tried && <Reasons {...tried} name={names.get(tried.family.household) ?? ''} />}
  </Block>
)

const Reasons = ({ family, rank, name }: { family: Asking; rank: Ranking; name: string }) => (
  <>
    <h3>{name}</h3>
    <Facts>
      <Fact label="Sa priorité">{`${rank.stratum}. ${rank.stratumName}`}</Fact>
      <Fact label="Ses points">
        {sayPoints(rank.points)}
        {rank.reasons.length > 0 &&
          ` : ${rank.reasons.map(({ reason, points }) => `${reason}, ${sayPoints(points)}`).join(' ; ')}`}
      </Fact>
      <Fact label="Demande notée le">{family.facts.since && sayDate(family.facts.since)}</Fact>
    </Facts>
  </>
)
