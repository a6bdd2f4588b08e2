import { Bar, Bars } from '../bars.tsx'
import { Block } from '../block.tsx'
import { Chip } from '../chip.tsx'
import { Columns } from '../columns.tsx'
import { Heading } from '../heading.tsx'
import { LinkButton } from '../linkButton.tsx'
import { Sheet } from '../sheet.tsx'
import { Moment, Story } from '../story.tsx'
import { Turn, Turns } from '../turns.tsx'

const Aside = () => (
  <>
    <Sheet title="120 ordinateurs, 120 connexions">
      <Bars>
        <Bar label="Sallaumines" value={40} max={40} />
        <Bar label="Harnes" value={27} max={40} href="#harnes" />
        <Bar label="Saint-Amand-les-Eaux" value={18} max={40} />
      </Bars>
      <p class="small quiet">
        Il reste 35 ordinateurs pour 52 familles. <a href="#bilan">Voir le bilan</a>
      </p>
    </Sheet>
    <Block title="Bientôt">
      <p>
        <a href="#college">Journée de remise au collège</a>
        <br />
        <span class="quiet">
          Samedi 28 novembre, 24 familles attendues. Le réseau est incertain : emportez les fiches.
        </span>
      </p>
    </Block>
  </>
)

/** What a mediator finds in the morning. */
export const DayScreen = () => (
  <>
    <Heading
      over="Mardi 24 novembre · Espace numérique de Harnes"
      title="Bonjour Nadia, quatre familles vous attendent"
    />
    <Columns aside={<Aside />}>
      <Block title="À vous de jouer">
        <Turns>
          <Turn
            tone="loss"
            stage={4}
            href="#benali"
            title="Famille Benali-Roussel, Harnes"
            chips={<Chip tone="loss">41 jours</Chip>}
            detail="Deux enfants au collège, sans ordinateur. L’ordinateur ML-0412 est prêt."
            action={<LinkButton href="#remise">Préparer la remise</LinkButton>}
          />
          <Turn
            stage={2}
            href="#kowalczyk"
            title="Mme Kowalczyk, Sallaumines"
            detail="Orientée hier par le CCAS. Elle préfère un appel après 17 h, en polonais si possible."
            action={<LinkButton href="#orientation">Répondre</LinkButton>}
          />
          <Turn
            stage={6}
            href="#diarra"
            title="M. Diarra, Billy-Montigny"
            detail="Absent à l’atelier « Ma boîte mail ». Une place se libère jeudi."
            action={<LinkButton href="#jeudi">Proposer jeudi</LinkButton>}
          />
          <Turn
            stage={5}
            tone="calm"
            href="#lefebvre"
            title="Famille De la Fontaine-Duquesnoy, Saint-Amand-les-Eaux"
            detail="La carte SIM expire dans 6 jours. Il reste 1,50 € de crédit."
            action={<LinkButton href="#recharge">Demander une recharge</LinkButton>}
          />
        </Turns>
      </Block>
      <Block title="Aujourd’hui">
        <Story>
          <Moment when="9 h 30 – 10 h 15">
            <p>
              <a href="#rdv">Rendez-vous : première prise en main</a>, Mme Touré et sa fille
            </p>
          </Moment>
          <Moment when="14 h – 16 h">
            <p>
              <a href="#cv">Atelier : écrire son CV</a>, 6 inscrits sur 8, 1 en attente
            </p>
          </Moment>
          <Moment when="17 h 10" ahead>
            <p>
              <a href="#rappel">Rappeler Mme Kowalczyk</a>
            </p>
          </Moment>
        </Story>
      </Block>
    </Columns>
  </>
)
