import { sayDate } from '#platform/i18n/dates.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Chip, Chips } from '#platform/ui/chip.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { Finder } from '#platform/ui/finder.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Turns } from '#platform/ui/turns.tsx'
import { Done } from './day.done.tsx'
import { Papers } from './day.papers.tsx'
import { Receiver } from './day.receiver.tsx'
import { countsOf, isOpen, stateOf } from './handout.rules.ts'
import type { Handout, Line } from './handout.store.ts'
import { handoutStates } from './handout.words.ts'

type Props = {
  handout: Handout
  lines: readonly Line[]
  /** Those that the search leaves. */
  shown: readonly Line[]
  q: string
}

/** The list of the day: one line a receiver, one button each. */
export const DayView = ({ handout, lines, shown, q }: Props) => {
  const here = `/seances/${handout.id}`
  const state = stateOf(handout)
  const waiting = shown.filter(isOpen)
  const done = shown.filter((line) => !isOpen(line))
  return (
    <>
      <Heading
        over={[sayDate(handout.held_on), handout.place].filter(Boolean).join(', ')}
        title={handout.title}
        lead={sayCounts(lines)}
        action={
          state === 'prepared' && lines.some(isOpen) && <ActButton action={`${here}/ouvrir`} label="Ouvrir la séance" />
        }
      >
        <Chips>
          <Chip tone={handoutStates[state].tone}>{handoutStates[state].label}</Chip>
        </Chips>
      </Heading>
      {lines.some(isOpen) && (
        <Finder
          action={here}
          label="Un nom, un numéro, ou le code scanné sur la feuille"
          value={q}
          autofocus={state === 'opened'}
        />
      )}
      {q && shown.length === 0 && (
        <Empty title="Personne de ce nom sur la liste">
          <p>Vérifiez l’orthographe, ou revenez à toute la liste.</p>
          <LinkButton href={here} second>
            Toute la liste
          </LinkButton>
        </Empty>
      )}
      {waiting.length > 0 && (
        <>
          <h2 class="hidden">Familles attendues</h2>
          <Turns>
            {waiting.map((line) => (
              <Receiver {...{ line }} prepared={state === 'prepared'} closed={state === 'closed'} />
            ))}
          </Turns>
        </>
      )}
      {done.length > 0 && <Done lines={done} />}
      <Papers {...{ here, lines }} closed={state === 'closed'} />
    </>
  )
}

/** Counted, never named: "25 familles, 3 signées, 1 absente". */
const sayCounts = (lines: readonly Line[]): string => {
  const { signed, arrived, absent, awaited, given_up } = countsOf(lines)
  return [
    counted(lines.length, 'famille'),
    signed > 0 && counted(signed, 'signée'),
    arrived > 0 && counted(arrived, 'arrivée'),
    absent > 0 && counted(absent, 'absente'),
    awaited > 0 && counted(awaited, 'attendue'),
    given_up > 0 && `${counted(given_up, 'feuille')} sans remise`,
  ]
    .filter(Boolean)
    .join(', ')
}
