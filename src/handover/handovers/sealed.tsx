import { Proof } from '#platform/ui/proof.tsx'
import type { Seal } from './seal.store.ts'

/** What proves that the paper is the one that was signed: compared again each time the page is read. */
export const Sealed = ({ seal: { digest, sound } }: { seal: Seal }) => (
  <Proof failed={!sound}>
    <p>
      {sound
        ? 'Scellée : la convention gardée est celle qui a été signée, à la lettre près. Réimprimée, elle est toujours la même.'
        : 'La convention gardée n’est plus celle qui a été signée. Prévenez qui administre Maillon avant de la donner.'}
    </p>
    <p class="quiet small">
      Empreinte écrite dans la chaîne des actes :{' '}
      <span class="number">
        {digest.slice(0, 8)}…{digest.slice(-8)}
      </span>
    </p>
  </Proof>
)
