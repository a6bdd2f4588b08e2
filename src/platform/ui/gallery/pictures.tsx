import { Bar, Bars } from '../bars.tsx'
import { Block } from '../block.tsx'
import { Figure, Figures } from '../figures.tsx'
import { Funnel } from '../funnel.tsx'
import { Tiles } from '../tiles.tsx'

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
          { label: 'Autonomes', count: 9 },
        ]}
      />
    </Block>
    <Block title="Carreaux">
      <Tiles
        caption="Ordinateurs qui manquent encore"
        noun={['ordinateur', 'ordinateurs']}
        unsaid="pas de réponse"
        tiles={[
          { name: 'Avion', value: 38, of: 40 },
          { name: 'Fouquières-lès-Lens', value: 0, of: 4 },
          { name: 'Harnes', value: 71, of: 71 },
          { name: 'Lens', value: 12 },
          { name: 'Rouvroy', value: null },
          { name: 'Sallaumines', value: 20 },
        ]}
      />
    </Block>
    <Block title="Barres">
      <Bars>
        <Bar label="Bénéficiaires du RSA" value={431} max={500} href="#rsa" />
        <Bar
          label="Jeunes sortant de l’aide sociale à l’enfance"
          value={200}
          max={200}
          said="200 sur 200, objectif atteint"
        />
        <Bar label="Missions locales" value={0} max={400} />
      </Bars>
    </Block>
  </>
)
