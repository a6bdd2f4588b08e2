import { sayDate, sayHour } from '#platform/i18n/dates.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { chipCell, linkCell } from '#platform/ui/cells.ts'
import { Chip, Chips } from '#platform/ui/chip.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { Finder } from '#platform/ui/finder.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { Turn, Turns } from '#platform/ui/turns.tsx'
import { countsOf, isOpen, standingOf, stateOf } from './handout.rules.ts'
import type { Handout, Line } from './handout.store.ts'
import { handoutStates, standings } from './handout.words.ts'

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

const Receiver = ({ line, prepared, closed }: { line: Line; prepared: boolean; closed: boolean }) => {
  const standing = standingOf(line)
  const sheet = `/remises/${line.id}`
  return (
    <Turn
      title={line.pupils ? `${line.pupils}` : line.household}
      href={sheet}
      tone={standing === 'arrived' ? 'turn' : standing === 'absent' ? 'loss' : 'calm'}
      detail={[line.pupils && line.household, line.numbers, sayKit(line)].filter(Boolean).join(' · ')}
      chips={<Chip tone={standings[standing].tone}>{standings[standing].label}</Chip>}
      action={closed ? undefined : <Act {...{ line, sheet, prepared }} />}
    />
  )
}

/** One button: what this receiver awaits now. */
const Act = ({ line, sheet, prepared }: { line: Line; sheet: string; prepared: boolean }) => {
  const standing = standingOf(line)
  if (standing === 'arrived') return <LinkButton href={sheet}>Faire signer</LinkButton>
  if (prepared && line.packed < line.pending)
    return (
      <LinkButton href={`${sheet}/kit`} second>
        Vérifier le kit
      </LinkButton>
    )
  return <ActButton action={`${sheet}/arrivee`} label="Est arrivée" second />
}

const sayKit = ({ pending, packed, refused, to_choose }: Line): string =>
  [
    to_choose > 0 && `${counted(to_choose, 'appareil')} à choisir`,
    pending > 0 && (packed === pending ? 'kit complet' : packed > 0 && `kit : ${packed} sur ${pending}`),
    refused > 0 && counted(refused, 'objet refusé', 'objets refusés'),
  ]
    .filter(Boolean)
    .join(' · ')

const Done = ({ lines }: { lines: readonly Line[] }) => (
  <Block title="Terminées">
    <Rows
      caption="Feuilles terminées"
      captionHidden
      columns={['Famille', 'Objets', 'État']}
      rows={lines}
      cells={(line) => {
        const { label, tone } = standings[standingOf(line)]
        return [
          linkCell(`/remises/${line.id}`, line.household, line.pupils),
          [line.numbers, line.refused > 0 && counted(line.refused, 'objet refusé', 'objets refusés')]
            .filter(Boolean)
            .join(', '),
          chipCell(label, tone, line.signed_at ? `${line.signer ?? ''}, ${sayHour(line.signed_at)}` : undefined),
        ]
      }}
    />
  </Block>
)

const Papers = ({ here, lines, closed }: { here: string; lines: readonly Line[]; closed: boolean }) => (
  <Block title="Papiers">
    <Actions>
      <LinkButton href={`${here}/feuilles.pdf`} second icon="print">
        Toutes les feuilles, en deux exemplaires
      </LinkButton>
      {lines.some(isOpen) && (
        <LinkButton href={`${here}/liste.pdf`} second icon="print">
          La liste à signer
        </LinkButton>
      )}
      {lines.some(isOpen) && !closed && (
        <>
          <LinkButton href={`${here}/papier`} second icon="edit">
            Noter les signatures sur papier
          </LinkButton>
          <LinkButton href={`${here}/terrain`} second icon="tablet">
            Emporter sans réseau
          </LinkButton>
        </>
      )}
    </Actions>
    {!closed && (
      <p>
        <a href={`${here}/clore`}>Clore la séance</a>
      </p>
    )}
  </Block>
)
