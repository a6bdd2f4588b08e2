import { html } from 'hono/html'
import { sayShort } from '#platform/i18n/dates.ts'
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
import type { ListedClass } from './class.store.ts'
import { Classes } from './class.view.tsx'
import { riskWords } from './risk.rules.ts'
import type { Line } from './risks.ts'
import { RiskRules, riskTones } from './riskView.tsx'
import type { SignalFilter } from './signal.form.ts'
import { isOwnTurn } from './signal.order.ts'
import { MOST_SIGNALS } from './signal.read.store.ts'
import { groupOf, groups, sayState } from './state.words.ts'
import { listPupil } from './words.ts'

type Props = {
  filter: SignalFilter
  classes: readonly ListedClass[]
  /** Every signal under way, whatever the filter: the figures at the top. */
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
const listOf = (group: Group) => `/signalements?etat=${groups[group].address}`

const noon = (day: string) => new Date(`${day}T12:00:00Z`)
/** "6 nov.": within a school year, the month says the year. */
const sayDayMonth = (day: string) => sayShort(noon(day)).replace(/ \d{4}$/, '')

/** A school's page: where its pupils stand, then who, then class by class. */
export const SignalList = ({ filter, classes, counts, back, shown, total, older, newer, query, now }: Props) => {
  const inGroup = (group: Group) => counts.filter((line) => groupOf(line) === group).length
  const high = counts.filter(({ risk }) => risk.level === 'high').length
  return (
    <>
      <Heading
        title="Élèves à raccrocher"
        lead="Ceux qui ne se connectent pas, suivis jusqu’à leur retour. Seul votre établissement voit cette page."
        action={<LinkButton href="/classes">Pointer une classe</LinkButton>}
      />
      <Figures>
        <Figure value={high} one="risque élevé" many="risques élevés" tone="loss" href="/signalements?risque=eleve" />
        <Figure
          value={inGroup('to_reach')}
          one="famille à joindre"
          many="familles à joindre"
          tone="turn"
          href={listOf('to_reach')}
        />
        <Figure
          value={inGroup('equipped')}
          one="matériel reçu, retour attendu"
          many="matériel reçu, retours attendus"
          tone="turn"
          href={listOf('equipped')}
        />
        <Figure value={back} one="retour cette année" many="retours cette année" tone="done" href={listOf('ended')} />
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
            lines={shown.filter(isOwnTurn)}
          />
          <Found title="En attente d’aide" lines={shown.filter((line) => !isOwnTurn(line))} same />
          <Pager
            {...{ older, newer }}
            said={older || newer ? `${shown.length} sur ${total}` : undefined}
            words={['Revenir au début', 'Les suivants']}
          />
          {total >= MOST_SIGNALS && <p>Les {MOST_SIGNALS} derniers suivis seulement : choisissez une classe.</p>}
          <p>
            <a href={`/signalements.csv${query ? `?${query}` : ''}`} download>
              Télécharger cette liste pour un tableur
            </a>
          </p>
          <RiskRules />
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

type FoundProps = {
  title: string
  lines: readonly Line[] /** All at the same point, which the title says. */
  same?: boolean
}

const Found = ({ title, lines, same = false }: FoundProps) =>
  lines.length === 0 ? null : (
    <Block title={title}>
      <Rows
        caption={title}
        captionHidden
        columns={['Élève', ...(same ? [] : ['Où on en est']), 'Risque']}
        rows={lines}
        cells={(line) => [
          linkCell(
            `/signalements/${line.id}`,
            listPupil(line),
            `${line.class}, sans connexion depuis le ${sayDayMonth(line.since)}`,
          ),
          ...(same ? [] : [stateCell(line)]),
          line.risk.level === 'none' ? '' : riskCell(line),
        ]}
      />
    </Block>
  )

/** Where the pupil stands, and the day the family was equipped: all that a school reads of what others did. */
const stateCell = (line: Line) =>
  line.equipped_on
    ? html`<span>${chipCell(...sayState(line))}<br /><small>Matériel reçu le ${sayDayMonth(line.equipped_on)}</small></span>`
    : chipCell(...sayState(line))

/** The level, then the sentences that make it, in the same cell. */
const riskCell = ({ risk }: Line) =>
  html`<span>${chipCell(riskWords[risk.level], riskTones[risk.level])}<br /><small>${risk.reasons.join('. ')}.</small></span>`

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
