import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { Notice } from '#platform/ui/notice.tsx'
import type { PublicProof } from './publicProof.store.ts'

/** What anybody understands at once: whether the paper in their hands is still true, and how far. */
export function titleOf({ revoked_at, used_since, facts }: PublicProof): string {
  if (revoked_at) return 'Ce certificat ne vaut plus'
  if (used_since) return 'Effacée ce jour-là, cette machine a servi depuis'
  const levels = facts.supports.map(({ level }) => level)
  if (levels.includes('Hors norme')) return 'Un support de cette machine est mis hors d’usage'
  return levels.every((level) => level === 'Destroy')
    ? 'Le support de cette machine est détruit'
    : 'Les données de cette machine sont effacées'
}

export const Standing = ({ proof }: { proof: PublicProof }) => {
  if (proof.revoked_at)
    return (
      <Notice tone="loss">
        {`Annulé le ${sayDate(dayOf(proof.revoked_at))} : une preuve arrivée depuis dit le contraire.`}
      </Notice>
    )
  if (proof.used_since)
    return (
      <Notice tone="turn">
        Les données d’avant ont bien été effacées. Ce certificat ne dit rien de celles d’après : une nouvelle preuve est
        demandée à chaque retour.
      </Notice>
    )
  return (
    <Notice tone="done" title="Ce certificat tient">
      Vérifié par une autre personne que celle qui a effacé.
    </Notice>
  )
}
