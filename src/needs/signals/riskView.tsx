import { Chip, type Tone } from '#platform/ui/chip.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import type { SchoolCalendar } from './break.store.ts'
import { CountedDays } from './counted.view.tsx'
import { type Risk, type RiskLevel, riskWords, rulesInWords } from './risk.rules.ts'
import type { Line } from './risks.ts'
import { sayPupil } from './words.ts'

export const riskTones: Record<RiskLevel, Tone> = { high: 'loss', watch: 'turn', none: 'calm' }

/** A level in a word; nothing when there is nothing to say. */
export const RiskChip = ({ risk }: { risk: Risk }) =>
  risk.level === 'none' ? null : <Chip tone={riskTones[risk.level]}>{riskWords[risk.level]}</Chip>

/** A level with the sentences that make it. */
export const RiskTold = ({ risk }: { risk: Risk }) => (
  <>
    <p>
      <Chip tone={riskTones[risk.level]}>{riskWords[risk.level]}</Chip>
    </p>
    {risk.reasons.length > 0 && (
      <ul>
        {risk.reasons.map((reason) => (
          <li>{reason}.</li>
        ))}
      </ul>
    )}
  </>
)

/** How a level is reached, for whoever asks. */
export const RiskRules = () => (
  <Disclosure summary="D’où vient ce niveau ?">
    {rulesInWords.map((rule) => (
      <p>{rule}</p>
    ))}
    <p>
      Aucune note, aucun calcul caché : ce sont des jours de classe et des repérages comptés. Vous seul décidez quoi
      faire.
    </p>
  </Disclosure>
)

/** Those of a class who are at risk, each with why, the nearest to leaving first: one press away from the class that is ticked. */
export const AtRisk = ({ alerts, calendar }: { alerts: readonly Line[]; calendar: SchoolCalendar }) =>
  alerts.length === 0 ? null : (
    <Disclosure summary={`Risque de décrochage : ${counted(alerts.length, 'élève')}`}>
      <ul>
        {alerts.map((line) => (
          <li>
            <a href={`/signalements/${line.id}`}>{sayPupil(line)}</a> <RiskChip risk={line.risk} />{' '}
            {line.risk.reasons.join('. ')}.
          </li>
        ))}
      </ul>
      <RiskRules />
      <CountedDays {...{ calendar }} />
    </Disclosure>
  )
