import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { Notice } from '#platform/ui/notice.tsx'
import type { PublicProof } from './publicProof.store.ts'

export const Standing = ({ proof }: { proof: PublicProof }) => {
  if (proof.revoked_at)
    return (
      <Notice tone="loss" title="Ce certificat ne vaut plus">
        {`Annulé le ${sayDate(dayOf(proof.revoked_at))} : une preuve arrivée depuis dit le contraire.`}
      </Notice>
    )
  if (proof.used_since)
    return (
      <Notice tone="turn" title="Vrai ce jour-là, la machine a servi depuis">
        Les données d’avant ont bien été effacées. Ce certificat ne dit rien de celles d’après : une nouvelle preuve est
        demandée à chaque retour.
      </Notice>
    )
  return (
    <Notice tone="done" title="Ce certificat tient">
      Les données des supports nommés ici ont été effacées, au niveau dit plus bas, et l’effacement a été vérifié.
    </Notice>
  )
}
