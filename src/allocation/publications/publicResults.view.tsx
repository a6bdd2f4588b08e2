import { sayFew } from '#needs/census/results/byFive.words.ts'
import { counted } from '#platform/ui/counted.ts'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Table } from '#platform/ui/table.tsx'
import type { Line } from './counts.rules.ts'
import type { Figures } from './figures.rules.ts'
import type { PublicRun } from './publication.store.ts'
import { sayGroup, sayPlace } from './publication.words.ts'

/** Where the line fell, who was served, and what people changed. */
export const Results = ({ run, figures }: { run: PublicRun; figures: Figures }) => (
  <>
    <h2>Les seuils : jusqu’où l’attribution est allée</h2>
    <p>
      Sur chaque ligne, des familles qui demandent la même chose et dépendent des mêmes places : la dernière qui est
      servie, et la première qui attend.
    </p>
    {figures.cutoffs.length > 0 && <Cutoffs caption="Seuils" lines={figures.cutoffs.slice(0, OPEN)} />}
    {figures.cutoffs.length > OPEN && (
      <Disclosure summary={sayMore(figures.cutoffs.length - OPEN)}>
        <Cutoffs caption="Seuils, suite" lines={figures.cutoffs.slice(OPEN)} />
      </Disclosure>
    )}
    {figures.small > 0 && (
      <p>{`${counted(figures.small, 'groupe de moins de cinq familles n’est pas montré', 'groupes de moins de cinq familles ne sont pas montrés')}.`}</p>
    )}
    {figures.others > 0 && (
      <p>{`${counted(figures.others, 'autre groupe est', 'autres groupes sont')} dans le fichier.`}</p>
    )}
    <h2>Servies et en attente</h2>
    {figures.strata.length > 1 || run.rules.strata.length === 0 ? (
      <Counts caption="Par priorité" first="Priorité" lines={figures.strata} />
    ) : (
      <p>Par priorité, les nombres ne sont pas montrés : ils désigneraient moins de cinq familles.</p>
    )}
    <Counts caption="Par commune" first="Commune" lines={figures.communes} />
    <p class="quiet">
      Selon le calcul, avant la commission. Nombres arrondis à cinq par défaut ; deux petites lignes sont dites ensemble
      quand le total donnerait l’une d’elles.
    </p>
    <h2>Ce que des personnes ont décidé</h2>
    <Facts>
      <Fact label="Dérogations de la commission">
        {`${run.derogations === 0 ? 'aucune' : run.derogations}, sur ${run.derogations_at_most} possibles. Chacune a sa raison écrite.`}
      </Fact>
      <Fact label="Recours reçus">{appealsOf(run)}</Fact>
    </Facts>
  </>
)

/** The groups that wait most, read at once; a phone shows each as a card. */
const OPEN = 6

const sayMore = (count: number): string =>
  `Voir ${counted(count, 'autre groupe', 'autres groupes')}, où moins de familles attendent`

const Cutoffs = ({ caption, lines }: { caption: string; lines: Figures['cutoffs'] }) => (
  <Table
    caption={caption}
    captionHidden
    columns={['Familles', 'Servies', 'En attente', 'Dernière servie', 'Première en attente']}
    rows={lines.map((line) => [
      sayGroup(line),
      sayFew(line.served),
      sayFew(line.waiting),
      sayPlace(line.lastServed),
      sayPlace(line.firstWaiting),
    ])}
  />
)

const appealsOf = ({ appeals, upheld }: PublicRun): string =>
  appeals === null
    ? 'moins de cinq'
    : `au moins ${appeals}, dont acceptés : ${upheld === null ? 'moins de cinq' : `au moins ${upheld}`}`

const Counts = ({ caption, first, lines }: { caption: string; first: string; lines: Line[] }) => (
  <Table
    caption={caption}
    columns={[first, { label: 'Servies', end: true }, { label: 'En attente', end: true }]}
    rows={lines.map(({ name, served, waiting }) => [name, sayFew(served), sayFew(waiting)])}
  />
)
