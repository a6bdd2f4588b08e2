import { Bar, Bars } from '../bars.tsx'
import { Block } from '../block.tsx'
import { Chip } from '../chip.tsx'
import { Figure, Figures } from '../figures.tsx'
import { Funnel } from '../funnel.tsx'
import { Table } from '../table.tsx'
import { TileGrid } from '../tileGrid.tsx'

/** Figures, read as pictures first. */
export const Pictures = () => (
  <>
    <Block title="Chiffres">
      <Figures>
        <Figure value={1284} one="famille équipée" many="familles équipées" href="#equipees" detail="+ 42 ce mois-ci" />
        <Figure value={52} one="famille en attente" many="familles en attente" tone="turn" />
        <Figure value={1} one="appareil perdu" many="appareils perdus" tone="loss" />
        <Figure value={0} one="litige" />
      </Figures>
    </Block>
    <Block title="De l’appel à l’autonomie">
      <Funnel
        caption="Familles du programme, du besoin à l’autonomie"
        of="familles"
        steps={[
          { label: 'Besoin entendu', count: 212, href: '#besoins' },
          { label: 'Orientées', count: 171 },
          { label: 'Équipées', count: 120 },
          { label: 'Connectées', count: 97 },
          { label: 'Formées', count: 44 },
          { label: 'Autonomes', count: 9 },
        ]}
      />
    </Block>
    <Block title="Par commune">
      <TileGrid
        of="familles en attente"
        tiles={[
          { label: 'Sallaumines', value: 40, href: '#s' },
          { label: 'Harnes', value: 27 },
          { label: 'Billy-Montigny', value: 18 },
          { label: 'Noyelles-sous-Lens', value: 9 },
          { label: 'Saint-Amand-les-Eaux', value: null },
          { label: 'Méricourt', value: 0 },
        ]}
      />
    </Block>
    <Block title="Barres">
      <Bars>
        <Bar label="Bénéficiaires du RSA" value={431} max={500} />
        <Bar
          label="Jeunes sortant de l’aide sociale à l’enfance"
          value={200}
          max={200}
          said="200 sur 200, objectif atteint"
        />
        <Bar label="Missions locales" value={0} max={400} />
      </Bars>
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
        [
          <a href="#lot2">Lot du collège Victor-Hugo</a>,
          '=1+1 <b>Réseau</b>',
          '24',
          '1 776',
          <Chip tone="done">complet</Chip>,
          <a class="button second" href="#v">
            Voir
          </a>,
        ],
      ]}
      total={['Ensemble', '', '142', '1 778', '', '']}
    />
  </>
)
