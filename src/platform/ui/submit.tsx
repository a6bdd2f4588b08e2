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
  /** The key that presses it, with those that the browser asks for. */
  accesskey?: string
}

/** Sends the form. One main button a page; the others say `second`. */
export const Submit = ({ label, second, danger, name, value, formaction, accesskey }: Props) => (
  <button
    type="submit"
    class={['button', second && 'second', danger && 'danger'].filter(Boolean).join(' ')}
    name={name}
    value={value}
    formaction={formaction}
    accesskey={accesskey}
  >
    {label}
  </button>
)
