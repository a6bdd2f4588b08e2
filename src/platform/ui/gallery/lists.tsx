import { Block } from '../block.tsx'
import { chainCell, chipCell, linkCell } from '../cells.ts'
import { Chip } from '../chip.tsx'
import { Field } from '../field.tsx'
import { Filters } from '../filters.tsx'
import { Finder } from '../finder.tsx'
import { LinkButton } from '../linkButton.tsx'
import { Pager } from '../pager.tsx'
import { Rows } from '../rows.tsx'
import { Select } from '../select.tsx'
import { Table } from '../table.tsx'
import { Turn, Turns } from '../turns.tsx'

/** What people paste: nothing of it may leave a phone’s screen. */
export const unbroken = 'Unnomquaucunblancnecoupeetquidépasselalargeurduntéléphone'

const households = [
  ['Famille Kowalczyk', '1 personne, 71 ans', 'Harnes', 2, 'à vous', 'turn', '3 jours'],
  ['Famille De la Fontaine-Duquesnoy', '2 adultes, 1 lycéenne', 'Saint-Amand-les-Eaux', 5, 'en retard', 'loss', '41'],
  [unbroken, '1 jeune', unbroken, 8, 'équipée', 'done', '0 jour'],
] as const

/** Finding one, filtering many, short and long tables. */
export const Lists = () => (
  <>
    <Block title="Chercher, puis choisir">
      <Finder action="/atelier" label="Retrouver une famille" hint="Un nom, une commune ou un numéro." value="benali">
        <Turns>
          <Turn
            tone="calm"
            stage={4}
            href="#benali"
            title="Famille Benali-Roussel"
            detail="Harnes"
            action={<LinkButton href="#choisir">Choisir</LinkButton>}
          />
        </Turns>
      </Finder>
    </Block>
    <Block title="Une longue liste">
      <Filters action="/atelier" active>
        <Field name="nom-filtre" label="Nom" />
        <Select name="commune" label="Commune" empty="Toutes" value="harnes" options={[['harnes', 'Harnes']]} />
      </Filters>
      <Rows
        caption="Familles accompagnées"
        captionHidden
        columns={['Famille', 'Commune', 'Chaîne', 'État', { label: 'Attente', end: true }]}
        rows={households}
        cells={([name, people, commune, stage, state, tone, days]) => [
          linkCell(`#${stage}`, name, people),
          commune,
          chainCell(stage),
          chipCell(state, tone),
          days,
        ]}
      />
      <Pager said="3 familles sur 212" newer="#avant" older="#apres" />
    </Block>
    <Table
      caption="Lots de cartes SIM"
      columns={['Lot', 'Opérateur', { label: 'Remises', end: true }, { label: 'En stock', end: true }, 'État', '']}
      rows={[
        [
          <a href="#lot1">Lot de septembre</a>,
          'Opérateur partenaire',
          '118',
          '2',
          <Chip tone="turn">à renouveler</Chip>,
          <a class="button second" href="#r">
            Commander
          </a>,
        ],
        [<a href="#lot2">Lot du collège</a>, '=1+1 <b>Réseau</b>', '24', '1 776', <Chip tone="done">complet</Chip>, ''],
      ]}
      total={['Ensemble', '', '142', '1 778', '', '']}
    />
  </>
)
