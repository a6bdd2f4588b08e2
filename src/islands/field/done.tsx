import { Notice } from '#platform/ui/notice.tsx'

type Props = { kind: 'signed' | 'declined' | 'absent'; onBack(): void; onCame(): void }

const said = {
  signed: 'C’est signé et gardé sur cette tablette. L’exemplaire de la famille s’imprimera après l’envoi.',
  declined: 'C’est noté et gardé sur cette tablette : la famille ne prend rien.',
  absent: 'C’est noté et gardé sur cette tablette : la famille n’est pas venue.',
}

/** It is done and kept; the next family. Who was noted absent may still come. */
export const Done = ({ kind, onBack, onCame }: Props) => (
  <>
    <Notice tone="done">{said[kind]}</Notice>
    <div class="actions">
      <button type="button" class="button" onClick={onBack}>
        Famille suivante
      </button>
      {kind === 'absent' && (
        <button type="button" class="button second" onClick={onCame}>
          Elle est arrivée
        </button>
      )}
    </div>
    {kind !== 'absent' && (
      <p class="quiet small">
        Une erreur ? Ne refaites rien ici : dites-la au retour, elle se corrige sur la feuille de la famille.
      </p>
    )}
  </>
)
