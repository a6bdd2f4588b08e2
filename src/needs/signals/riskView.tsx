import { Chip, type Tone } from '#platform/ui/chip.tsx'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { type Risk, type RiskLevel, riskWords, rulesInWords } from './risk.rules.ts'

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
      Aucune note, aucun calcul caché : ce sont des jours et des signalements comptés. Vous seul décidez quoi faire.
    </p>
  </Disclosure>
)
