import { Block } from '../block.tsx'
import { Chain } from '../chain.tsx'
import { Chip, Chips } from '../chip.tsx'
import { Columns } from '../columns.tsx'
import { Fact, Facts } from '../facts.tsx'
import { Heading } from '../heading.tsx'
import { LinkButton } from '../linkButton.tsx'
import { Next } from '../next.tsx'
import { Sheet } from '../sheet.tsx'
import { Moment, Story } from '../story.tsx'

const Aside = () => (
  <>
    <Sheet title="La famille">
      <Facts>
        <Fact label="Inès, 14 ans">3e, collège Victor-Hugo</Fact>
        <Fact label="Sami, 12 ans">5e, collège Victor-Hugo</Fact>
        <Fact label="Équipement">Un smartphone partagé</Fact>
        <Fact label="Connexion">Forfait 2 Go, partagé</Fact>
        <Fact label="Adresse mail" />
        <Fact label="Accord recueilli">2 novembre, en arabe</Fact>
      </Facts>
    </Sheet>
    <Sheet title="Qui accompagne">
      <p>Nadia (médiatrice), un service social, le collège.</p>
      <p>
        <a href="#partage">Ce que chacun peut voir</a>
      </p>
    </Sheet>
  </>
)

/** A household: its chain, its next action, its story. */
export const HouseholdScreen = () => (
  <>
    <Heading title="Famille Benali-Roussel">
      <Chips>
        <Chip>Harnes</Chip>
        <Chip>2 adultes, 2 collégiens</Chip>
        <Chip>arabe et français</Chip>
        <Chip tone="turn">appeler après 17 h</Chip>
      </Chips>
    </Heading>
    <Chain stage={4} />
    <Next
      title="Remettre l’ordinateur ML-0412 et sa carte SIM"
      detail="Nadia, Espace numérique de Harnes · mercredi 25 novembre, 14 h"
      action={<LinkButton href="#feuille">Préparer la feuille de remise</LinkButton>}
    />
    <Columns aside={<Aside />}>
      <Block title="Ce qui s’est passé" action={<a href="#note">Ajouter une note</a>}>
        <Story>
          <Moment ahead when="Mercredi 25 novembre, 14 h">
            <p>Rendez-vous de remise, Espace numérique de Harnes</p>
          </Moment>
          <Moment when="Vendredi 20 novembre">
            <p>
              <b>Attribution.</b> La commission de Harnes a retenu la famille : collégienne en troisième, aucun
              ordinateur. <a href="#pourquoi">Pourquoi cette décision</a>
            </p>
          </Moment>
          <Moment when="Mardi 10 novembre" tone="loss">
            <p>
              <b>Absente</b> au premier rendez-vous. Rappelée le soir même.
            </p>
          </Moment>
          <Moment when="Lundi 2 novembre" tone="done">
            <p>
              <b>Orientation acceptée</b> en un jour. Envoyée par une assistante sociale.
            </p>
          </Moment>
          <Moment when="Jeudi 15 octobre">
            <p>
              <b>Besoin signalé</b> par le collège : Inès n’a suivi aucun cours à distance depuis dix jours.
            </p>
          </Moment>
        </Story>
      </Block>
    </Columns>
  </>
)
