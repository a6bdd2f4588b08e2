import { html } from 'hono/html'
import { sayShort } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { chipCell, linkCell } from '#platform/ui/cells.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { Figure, Figures } from '#platform/ui/figures.tsx'
import { Filters } from '#platform/ui/filters.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { Select } from '#platform/ui/select.tsx'
import type { ListedClass } from './class.store.ts'
import { Classes } from './class.view.tsx'
import { riskWords } from './risk.rules.ts'
import type { Line } from './risks.ts'
import { RiskRules, riskTones } from './riskView.tsx'
import type { SignalFilter } from './signal.form.ts'
import { MOST_SIGNALS } from './signal.read.ts'
import { groupOf, groups, sayState } from './state.words.ts'
import { listPupil } from './words.ts'

type Props = {
  filter: SignalFilter
  classes: readonly ListedClass[]
  /** Every signal under way, whatever the filter: the figures at the top. */
  counts: readonly Line[]
  back: number
  lines: readonly Line[]
  query: string
  now: Date
}

type Group = keyof typeof groups
const listOf = (group: Group) => `/signalements?etat=${groups[group].address}`

const noon = (day: string) => new Date(`${day}T12:00:00Z`)

/** A school's page: where its pupils stand, then who, then class by class. */
export const SignalList = ({ filter, classes, counts, back, lines, query, now }: Props) => {
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
      <SignalFilters {...{ filter, classes }} />
      {lines.length === 0 ? (
        <Nobody filtered={Object.keys(filter).length > 0} />
      ) : (
        <>
          <Found {...{ lines }} />
          {lines.length >= MOST_SIGNALS && <p>Les {MOST_SIGNALS} derniers suivis seulement : choisissez une classe.</p>}
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

const Found = ({ lines }: { lines: readonly Line[] }) => (
  <Rows
    caption="Élèves à raccrocher"
    captionHidden
    columns={['Élève', 'Sans connexion depuis', 'Où on en est', 'Matériel reçu', 'Risque de décrochage']}
    rows={lines}
    cells={(line) => [
      linkCell(`/signalements/${line.id}`, listPupil(line), line.class),
      sayShort(noon(line.since)),
      chipCell(...sayState(line)),
      line.equipped_on ? `Le ${sayShort(noon(line.equipped_on))}` : 'Non',
      line.risk.level === 'none' ? 'Pas d’alerte' : riskCell(line),
    ]}
  />
)

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
