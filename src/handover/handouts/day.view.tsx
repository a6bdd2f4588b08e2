import { sayDate } from '#platform/i18n/dates.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Chip, Chips } from '#platform/ui/chip.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { Figure, Figures } from '#platform/ui/figures.tsx'
import { Finder } from '#platform/ui/finder.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Turns } from '#platform/ui/turns.tsx'
import { Done } from './day.done.tsx'
import { Papers } from './day.papers.tsx'
import { Receiver } from './day.receiver.tsx'
import { countsOf, isOpen, standingOf, stateOf } from './handout.rules.ts'
import type { Handout, Line } from './handout.store.ts'
import { handoutStates, type Standing } from './handout.words.ts'

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
        lead={counted(lines.length, 'famille')}
        action={
          state === 'prepared' && lines.some(isOpen) && <ActButton action={`${here}/ouvrir`} label="Ouvrir la séance" />
        }
      >
        <Chips>
          <Chip tone={handoutStates[state].tone}>{handoutStates[state].label}</Chip>
        </Chips>
      </Heading>
      <Counts lines={lines} />
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
      {groups.map(([standing, anchor, title]) => {
        const those = waiting.filter((line) => standingOf(line) === standing)
        return those.length === 0 ? null : (
          <section aria-labelledby={anchor}>
            <h2 id={anchor}>
              {title} <span class="quiet">({those.length})</span>
            </h2>
            <Turns>
              {those.map((line) => (
                <Receiver {...{ line }} prepared={state === 'prepared'} closed={state === 'closed'} />
              ))}
            </Turns>
          </section>
        )
      })}
      {done.length > 0 && <Done lines={done} />}
      <Papers {...{ here, lines }} closed={state === 'closed'} />
    </>
  )
}

/** Those who are there are served first, then come those who are called, then those who did not come. */
const groups: readonly (readonly [Standing, anchor: string, title: string])[] = [
  ['arrived', 'arrivees', 'Sont là, à servir'],
  ['awaited', 'attendues', 'Attendues'],
  ['absent', 'absentes', 'Absentes'],
]

/** Counted, never named, never photographed: who is expected, who is there, who is served, who did not come. */
const Counts = ({ lines }: { lines: readonly Line[] }) => {
  const { signed, arrived, absent, awaited, given_up } = countsOf(lines)
  return (
    <Figures>
      <Figure value={awaited} one="attendue" href={awaited > 0 ? '#attendues' : undefined} />
      <Figure value={arrived} one="arrivée" tone="turn" href={arrived > 0 ? '#arrivees' : undefined} />
      <Figure value={signed} one="servie" tone="done" />
      <Figure
        value={absent}
        one="absente"
        tone={absent > 0 ? 'loss' : undefined}
        href={absent > 0 ? '#absentes' : undefined}
      />
      {given_up > 0 && <Figure value={given_up} one="feuille sans remise" many="feuilles sans remise" />}
    </Figures>
  )
}
