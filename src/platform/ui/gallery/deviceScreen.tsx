import { Block } from '../block.tsx'
import { Chip, Chips } from '../chip.tsx'
import { Columns } from '../columns.tsx'
import { Fact, Facts } from '../facts.tsx'
import { Heading } from '../heading.tsx'
import { LinkButton } from '../linkButton.tsx'
import { Next } from '../next.tsx'
import { Proof } from '../proof.tsx'
import { Sheet } from '../sheet.tsx'
import { Moment, Story } from '../story.tsx'

/** A device: its life, with proof at each step. */
export const DeviceScreen = () => (
  <>
    <Heading
      title="Dell Latitude E7240"
      code="ML-0412"
      action={
        <LinkButton second icon="print" href="#etiquette">
          Imprimer l’étiquette
        </LinkButton>
      }
    >
      <Chips>
        <Chip tone="done">Prêt</Chip>
        <Chip>Aspect B</Chip>
        <Chip>Batterie 81 %</Chip>
        <Chip>8 Go · 256 Go SSD</Chip>
      </Chips>
    </Heading>
    <Next
      tone="calm"
      title="Réservé pour la famille Benali-Roussel"
      detail="Remise mercredi 25 novembre, 14 h, Espace numérique de Harnes"
      action={<LinkButton href="#remise">Ouvrir la remise</LinkButton>}
    />
    <Columns
      aside={
        <Sheet title="Qui en répond">
          <Facts>
            <Fact label="Aujourd’hui">Espace numérique de Harnes</Fact>
            <Fact label="Avant">Atelier, du 3 au 18 novembre</Fact>
            <Fact label="Propriétaire">L’association</Fact>
          </Facts>
        </Sheet>
      }
    >
      <Block title="Sa vie">
        <Story>
          <Moment when="18 novembre · Harnes">
            <p>
              <b>Arrivé au point de remise</b>, reçu par Nadia. <a href="#recu">Reçu de transfert</a>
            </p>
          </Moment>
          <Moment when="10 novembre · atelier de reconditionnement" tone="done">
            <p>
              <b>Effacé et vérifié</b> : 1 disque sur 1.
            </p>
            <Proof>
              <p>
                LITEON 256 Go, série TW0XXM…1361. Remplissage de zéros, vérifié. Niveau « Clear » : sur un SSD,
                l’écrasement n’atteint pas les zones réservées. <a href="#certificat">Certificat</a>
              </p>
            </Proof>
          </Moment>
          <Moment when="9 novembre · atelier de reconditionnement" tone="loss">
            <p>
              <b>Effacement interrompu</b> à 43 %.
            </p>
            <Proof failed>
              <p>
                Le journal s’arrête avant la vérification : il ne prouve rien. <a href="#journal">Journal</a>
              </p>
            </Proof>
          </Moment>
          <Moment when="21 octobre · hôtel de communauté">
            <p>
              <b>Donné</b> par la collectivité, acheté en 2018, valeur estimée 120 €. <a href="#don">Acte de don</a>
            </p>
          </Moment>
        </Story>
      </Block>
    </Columns>
  </>
)
