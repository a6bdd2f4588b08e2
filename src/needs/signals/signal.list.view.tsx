import { html } from 'hono/html'
import { dayOf } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { chipCell, linkCell } from '#platform/ui/cells.ts'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Empty } from '#platform/ui/empty.tsx'
import { Figure, Figures } from '#platform/ui/figures.tsx'
import { Filters } from '#platform/ui/filters.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { Select } from '#platform/ui/select.tsx'
import type { SchoolCalendar } from './break.store.ts'
import type { ListedClass } from './class.store.ts'
import { Classes } from './class.view.tsx'
import { CountedDays } from './counted.view.tsx'
import { riskWords } from './risk.rules.ts'
import type { Line } from './risks.ts'
import { RiskRules, riskTones } from './riskView.tsx'
import type { SignalFilter } from './signal.form.ts'
import { groupOf, groups, sayDayMonth, sayHelp, sayStanding } from './state.words.ts'
import { isResting } from './step.rules.ts'
import { sayPupil } from './words.ts'

type Props = {
  filter: SignalFilter
  classes: readonly ListedClass[]
  calendar: SchoolCalendar
  /** Every signal under way of the school, or of the class that was chosen: the figures at the top. */
  counts: readonly Line[]
  back: number
  /** The lines of this page, in order, out of how many. */
  shown: readonly Line[]
  total: number
  older: string | null
  newer: string | null
  query: string
  now: Date
}

type Group = keyof typeof groups
/** The list behind a figure, in the class that was chosen. */
const listOf = (asked: string, { classe }: SignalFilter) => `/signalements?${asked}${classe ? `&classe=${classe}` : ''}`
const stateOf = (group: Group) => `etat=${groups[group].address}`

/** A school's page: where its pupils stand, then who, then class by class. */
export const SignalList = ({
  filter,
  classes,
  calendar,
  counts,
  back,
  shown,
  total,
  older,
  newer,
  query,
  now,
}: Props) => {
  const inGroup = (group: Group) => counts.filter((line) => groupOf(line) === group).length
  const today = dayOf(now)
  const high = counts.filter(({ risk }) => risk.level === 'high').length
  return (
    <>
      <Heading
        title="Élèves à raccrocher"
        lead="Ceux qui ne se connectent pas, suivis jusqu’à leur retour. Seul votre établissement voit cette page."
        action={<LinkButton href="/classes">Pointer une classe</LinkButton>}
      />
      <Figures>
        <Figure
          value={high}
          one="risque élevé"
          many="risques élevés"
          tone="loss"
          href={listOf('risque=eleve', filter)}
        />
        <Figure
          value={inGroup('to_reach')}
          one="famille à joindre"
          many="familles à joindre"
          tone="turn"
          href={listOf(stateOf('to_reach'), filter)}
        />
        <Figure
          value={inGroup('equipped')}
          one="matériel reçu, retour attendu"
          many="matériel reçu, retours attendus"
          tone="turn"
          href={listOf(stateOf('equipped'), filter)}
        />
        <Figure
          value={back}
          one="retour cette année"
          many="retours cette année"
          tone="done"
          href={listOf(stateOf('ended'), filter)}
        />
      </Figures>
      <Disclosure summary="Choisir une classe, une étape ou un risque" open={Object.keys(filter).length > 0}>
        <SignalFilters {...{ filter, classes }} />
      </Disclosure>
      {total === 0 ? (
        <Nobody filtered={Object.keys(filter).length > 0} />
      ) : (
        <>
          <Found
            title={filter.etat === 'ended' ? 'Terminés' : 'À faire par votre établissement'}
            lines={shown.filter(({ own }) => own)}
            {...{ today }}
          />
          <Found
            title="En attente d’aide"
            lines={shown.filter((line) => !line.own && !isResting(line, today))}
            {...{ today }}
          />
          <Found
            title="Point fait, rappel à venir"
            lines={shown.filter((line) => isResting(line, today))}
            {...{ today }}
          />
          <Pager
            {...{ older, newer }}
            said={older || newer ? `${shown.length} sur ${total}` : undefined}
            words={['Revenir au début', 'Les suivants']}
          />
          <p>
            <a href={`/signalements.csv${query ? `?${query}` : ''}`} download>
              Télécharger cette liste pour un tableur
            </a>
          </p>
          <RiskRules />
          <CountedDays {...{ calendar }} />
        </>
      )}
      {classes.length > 0 && (
        <Block title="Classe par classe">
          <Classes {...{ classes, now }} />
        </Block>
      )}
    </>
  )
}

const Nobody = ({ filtered }: { filtered: boolean }) => (
  <Empty title={filtered ? 'Personne ne correspond' : 'Aucun élève à raccrocher'}>
    <p>
      {filtered
        ? 'Retirez un filtre pour voir les autres.'
        : 'Ouvrez une classe, cochez qui ne s’est pas connecté : chacun est suivi ici jusqu’à son retour.'}
    </p>
  </Empty>
)

const Found = ({ title, lines, today }: { title: string; lines: readonly Line[]; today: string }) =>
  lines.length === 0 ? null : (
    <Block title={title}>
      <Rows
        short
        caption={title}
        captionHidden
        columns={['Élève', 'Où on en est']}
        rows={lines}
        cells={(line) => [
          linkCell(`/signalements/${line.id}`, sayPupil(line), `${line.class}, depuis le ${sayDayMonth(line.since)}`),
          standingCell(line, today),
        ]}
      />
    </Block>
  )

/** Where the pupil stands and how near they are to leaving, then what makes it: the help awaited, the day of the equipment, the reasons. */
const standingCell = (line: Line, today: string) => {
  const { risk, equipped_on } = line
  const level = risk.level === 'none' ? '' : html` ${chipCell(riskWords[risk.level], riskTones[risk.level])}`
  const told = [sayHelp(line), equipped_on && `Matériel reçu le ${sayDayMonth(equipped_on)}`, ...risk.reasons]
    .filter(Boolean)
    .join(' · ')
  return html`<span>${chipCell(...sayStanding(line, today))}${level}${told && html`<br /><small>${told}</small>`}</span>`
}

const SignalFilters = ({ filter, classes }: Pick<Props, 'filter' | 'classes'>) => (
  <Filters action="/signalements" active={Object.keys(filter).length > 0}>
    <Select
      name="classe"
      label="Classe"
      empty="Toutes"
      value={filter.classe}
      options={classes.map(({ id, name }) => [id, name])}
    />
    <Select
      name="etat"
      label="Où on en est"
      empty="En cours"
      value={filter.etat && groups[filter.etat].address}
      options={Object.values(groups).map(({ address, label }) => [address, label])}
    />
    <Select
      name="risque"
      label="Risque"
      empty="Tous"
      value={filter.risque}
      options={[
        ['eleve', riskWords.high],
        ['surveiller', riskWords.watch],
      ]}
    />
  </Filters>
)
