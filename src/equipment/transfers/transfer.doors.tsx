import type { Member } from '#platform/access/member.ts'
import { LinkButton } from '#platform/ui/linkButton.tsx'

/** What one may begin from the list of slips. */
export const Doors = ({ member }: { member: Member }) => (
  <>
    <LinkButton icon="add" href="/transferts/nouveau">
      Préparer un transfert
    </LinkButton>
    {member.role === 'coordinator' && (
      <LinkButton second icon="document" href="/transferts/liste">
        Annoncer par fichier
      </LinkButton>
    )}
    {member.role !== 'school' && (
      <LinkButton second icon="figures" href="/transferts/suivi">
        Suivi par structure
      </LinkButton>
    )}
    {member.role === 'school' && (
      <LinkButton second icon="school" href="/transferts/classes">
        Répartir par classe
      </LinkButton>
    )}
  </>
)
