import { ActButton } from '../actButton.tsx'
import { Actions } from '../actions.tsx'
import { Block } from '../block.tsx'
import { Chain } from '../chain.tsx'
import { Chip, Chips } from '../chip.tsx'
import { Disclosure } from '../disclosure.tsx'
import { Empty } from '../empty.tsx'
import { Flash } from '../flash.tsx'
import { Icon, type IconName } from '../icon.tsx'
import { icons } from '../icons.gen.ts'
import { LinkButton } from '../linkButton.tsx'
import { Next } from '../next.tsx'
import { Notice } from '../notice.tsx'
import { unbroken } from './lists.tsx'

/** What stands on every page: the chain, what comes next, buttons, warnings. */
export const Pieces = () => (
  <>
    <Block title="La chaîne">
      <Chain stage={1} />
      <Chain stage={5} />
      <Chain stage={8} />
      <Chain stage={6} states={['done', 'done', 'done', 'done', 'none', 'now', 'ahead']} />
      <p>
        Petite : <Chain stage={3} small /> <Chain stage={8} small /> <Chain stage={1} small />
      </p>
    </Block>
    <Block title="La prochaine action">
      <Next
        title="Remettre la tablette ML-0398"
        detail="Vous, aujourd’hui à 14 h"
        action={<ActButton action="/atelier" label="Elle est là" />}
      />
      <Next tone="calm" title={unbroken} detail="Depuis deux jours" />
      <Next
        tone="loss"
        title="L’ordinateur est déclaré volé"
        detail="Mardi 24 novembre, par Julien Wattelet"
        action={
          <LinkButton danger href="#plainte">
            Joindre la plainte
          </LinkButton>
        }
      />
      <Next tone="done" title="Les sept étapes sont franchies" detail="Dernier bilan dans six mois" />
    </Block>
    <Block title="Boutons et pastilles" action={<a href="#titre">Le lien d’un titre</a>}>
      <Actions>
        <LinkButton href="#a">Principal</LinkButton>
        <LinkButton second icon="download" href="#b">
          Second
        </LinkButton>
        <LinkButton danger href="#c">
          Supprimer
        </LinkButton>
        <LinkButton danger second href="#d">
          Refuser
        </LinkButton>
        <a class="plain" href="#e">
          Lien discret
        </a>
      </Actions>
      <Chips>
        <Chip>Harnes</Chip>
        <Chip tone="turn">à vous</Chip>
        <Chip tone="done">remis à 10 h 42</Chip>
        <Chip tone="loss">{unbroken}</Chip>
        <Chip tone="calm">en attente</Chip>
      </Chips>
    </Block>
    <Block title="Avertir">
      <Flash text="Besoin enregistré." />
      <Flash tone="loss" text="Ce lien ne sert plus." />
      <Notice title="Cette famille est aussi connue ailleurs">
        Une autre structure l’a nommée. Un seul ordinateur sera remis.
      </Notice>
      <Notice tone="turn" title="Il manque une signature">
        Faites signer avant samedi.
      </Notice>
      <Notice tone="loss" title="Sans réseau">
        Tout est gardé ici : 7 remises à envoyer.
      </Notice>
      <Notice tone="done">Le certificat est valable.</Notice>
    </Block>
    <Block title="Déplier, ou rien encore">
      <Disclosure summary="Comment ce chiffre est compté">
        <p>Une famille compte une fois, quel que soit le nombre de structures qui la suivent.</p>
      </Disclosure>
      <Empty title="Aucune orientation pour le moment">
        <p>Une orientation vous confie une personne. Un travailleur social, une école ou vous-même pouvez l’écrire.</p>
        <LinkButton href="#orienter">Orienter une personne</LinkButton>
      </Empty>
    </Block>
    <Block title="Icônes">
      <Chips>
        {(Object.keys(icons) as IconName[]).map((name) => (
          <Icon name={name} />
        ))}
      </Chips>
    </Block>
  </>
)
