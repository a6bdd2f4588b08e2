import { Block } from '../block.tsx'
import { Chip } from '../chip.tsx'
import { Columns } from '../columns.tsx'
import { Fact, Facts } from '../facts.tsx'
import { LinkButton } from '../linkButton.tsx'
import { Proof } from '../proof.tsx'
import { Sheet } from '../sheet.tsx'
import { Moment, Story } from '../story.tsx'
import { Turn, Turns } from '../turns.tsx'
import { unbroken } from './lists.tsx'

const Aside = () => (
  <Sheet title="Qui en répond">
    <Facts>
      <Fact label="Aujourd’hui">Espace numérique de Harnes</Fact>
      <Fact label={unbroken}>{unbroken}</Fact>
      <Fact label="Propriétaire" />
    </Facts>
  </Sheet>
)

/** Lines of work, dated lines with their proof, facts beside them. */
export const Stories = () => (
  <Columns aside={<Aside />}>
    <Block title="À vous de jouer">
      <Turns>
        <Turn
          tone="loss"
          stage={4}
          href="#benali"
          title="Famille Benali-Roussel, Harnes"
          chips={<Chip tone="loss">41 jours</Chip>}
          detail="Deux enfants au collège, sans ordinateur."
          action={<LinkButton href="#remise">Préparer la remise</LinkButton>}
        />
        <Turn
          stage={2}
          href="#kowalczyk"
          title="Mme Kowalczyk, Sallaumines"
          detail="Orientée hier par le CCAS."
          action={<LinkButton href="#orientation">Répondre</LinkButton>}
        />
        <Turn
          tone="calm"
          href="#lefebvre"
          title={unbroken}
          detail="Il reste 1,50 € de crédit."
          action={<LinkButton href="#recharge">Demander une recharge</LinkButton>}
        />
      </Turns>
    </Block>
    <Block title="Sa vie">
      <Story>
        <Moment ahead when="Mercredi 25 novembre, 14 h">
          <p>Rendez-vous de remise</p>
        </Moment>
        <Moment when="18 novembre · Harnes">
          <p>
            <b>Arrivé au point de remise</b>, reçu par Nadia.
          </p>
        </Moment>
        <Moment when="10 novembre · atelier" tone="done">
          <p>
            <b>Effacé et vérifié</b> : 1 disque sur 1.
          </p>
          <Proof>
            <p>
              LITEON 256 Go, série TW0XXM…1361. <a href="#certificat">Certificat</a>
            </p>
          </Proof>
        </Moment>
        <Moment when="9 novembre · atelier" tone="loss">
          <p>
            <b>Effacement interrompu</b> à 43 %.
          </p>
          <Proof failed>
            <p>
              Le journal s’arrête avant la vérification. <a href="#journal">Journal</a>
            </p>
          </Proof>
        </Moment>
      </Story>
    </Block>
  </Columns>
)
