import { type Asked, Beside, fieldId } from './question.tsx'

type Props = Asked & {
  /** Sheet to print and sign on paper. */
  paperHref?: string
  /** A signature already drawn, as it was sent: a page that comes back with an error shows it again. */
  value?: string
}

/** Where one signs. A script draws the pad in it; without one, the paper way is shown. */
export const SignaturePad = ({ label, paperHref, value, ...asked }: Props) => {
  const id = asked.id ?? fieldId(asked.name)
  return (
    <div class={asked.error ? 'field wrong' : 'field'} data-island="signature" data-name={asked.name}>
      <p class="label">{label}</p>
      <Beside {...asked} />
      {value && <input type="hidden" name={asked.name} value={value} />}
      <div class="pad" id={id} tabindex={-1}>
        <p>Sur cet appareil, la signature se fait sur papier.</p>
        {paperHref && (
          <p>
            <a class="button second" href={paperHref}>
              Imprimer la feuille à signer
            </a>
          </p>
        )}
      </div>
    </div>
  )
}
