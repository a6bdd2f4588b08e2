import { readInFull } from '#needs/households/readers.words.ts'
import { Block } from '#platform/ui/block.tsx'
import type { Sent } from './underWay.store.ts'

/** Why the page of a household that is followed from afar holds so little: what is read once its orientation is accepted, or who reads it. */
export const FromAfar = ({ asked }: { asked: Sent | undefined }) =>
  asked ? (
    <Block title="En acceptant, vous lirez">
      <ul class="points">
        {readInFull.map((part) => (
          <li>{part}</li>
        ))}
      </ul>
      <p>
        D’ici là, ces informations restent à la structure qui vous l’adresse.{' '}
        <a href={`/orientations/${asked.id}`}>Lire ce qui est demandé</a>
      </p>
    </Block>
  ) : (
    <Block title="Suivie de loin">
      <p>
        Vous lisez son nom, sa commune, la taille du foyer, ses besoins et où elle en est. Le reste est lu par les
        structures qui l’accompagnent.
      </p>
    </Block>
  )
