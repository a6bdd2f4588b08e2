import { Notice } from '#platform/ui/notice.tsx'

/** It is done and kept; the next family. */
export const Done = ({ kind, onBack }: { kind: string; onBack(): void }) => (
  <>
    <Notice tone="done">
      {kind === 'signed'
        ? 'C’est signé et gardé sur cette tablette. L’exemplaire de la famille s’imprimera après l’envoi.'
        : 'C’est noté et gardé sur cette tablette.'}
    </Notice>
    <p>
      <button type="button" class="button" onClick={onBack}>
        Famille suivante
      </button>
    </p>
  </>
)
