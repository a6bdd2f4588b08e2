type Props = {
  label: string
  /** Not the main act of the page. */
  second?: boolean
  /** What it does cannot be taken back easily. */
  danger?: boolean
  name?: string
  value?: string
  /** Sends the same form elsewhere. */
  formaction?: string
}

/** Sends the form. One main button a page; the others say `second`. */
export const Submit = ({ label, second, danger, name, value, formaction }: Props) => (
  <button
    type="submit"
    class={['button', second && 'second', danger && 'danger'].filter(Boolean).join(' ')}
    name={name}
    value={value}
    formaction={formaction}
  >
    {label}
  </button>
)
