import { sayPupil } from '#needs/signals/words.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import type { Props } from './class.view.tsx'
import { leftOutWords } from './handout.words.ts'

/** Why no sheet can be prepared: nobody on the list, every sheet ready, or no device. */
export const Nothing = ({ pupils, back }: Props) =>
  pupils.length === 0 ? (
    <Empty title="Personne sur cette liste">
      <p>Collez d’abord la liste de la classe.</p>
      <LinkButton href={`${back}/eleves`}>Ajouter des élèves</LinkButton>
    </Empty>
  ) : pupils.every(({ left }) => left !== null) ? (
    <Empty title="Toutes les feuilles sont déjà prêtes">
      <p>Chaque famille de cette classe a déjà une feuille qui attend sa signature.</p>
      <LinkButton href="/seances">Voir les séances</LinkButton>
    </Empty>
  ) : (
    <Empty title="Aucun appareil prêt">
      <p>
        Votre établissement remet les appareils qu’il garde. Dès qu’une livraison est reçue et que les appareils sont
        prêts, ils apparaissent ici.
      </p>
    </Empty>
  )

/** The pupils without a sheet this time, and why. */
export const LeftOut = ({ pupils }: Pick<Props, 'pupils'>) => {
  const out = pupils.flatMap((pupil) => (pupil.left ? [{ ...pupil, why: leftOutWords[pupil.left] }] : []))
  return out.length === 0 ? null : (
    <Notice title="Sans feuille cette fois">
      <ul>
        {out.map((pupil) => (
          <li>
            {sayPupil(pupil)} : {pupil.why}.
          </li>
        ))}
      </ul>
    </Notice>
  )
}
