type Props = {
  label: string
  /** Whom or what it is about, where several buttons of a page say the same: read aloud, not shown. */
  about?: string
  /** Not the main act of the page. */
  second?: boolean
  /** What it does cannot be taken back easily. */
  danger?: boolean
  name?: string
  value?: string
  /** Sends the same form elsewhere. */
  formaction?: string
  /** Its answer opens beside: what is typed here stays. */
  beside?: boolean
  /** The key that presses it, with those that the browser asks for. */
  accesskey?: string
}

/** Sends the form. One main button a page; the others say `second`. */
export const Submit = ({ label, about, second, danger, name, value, formaction, beside, accesskey }: Props) => (
  <button
    type="submit"
    class={['button', second && 'second', danger && 'danger'].filter(Boolean).join(' ')}
    name={name}
    value={value}
    formaction={formaction}
    formtarget={beside ? '_blank' : undefined}
    accesskey={accesskey}
  >
    {label}
    {about && <span class="hidden"> : {about}</span>}
  </button>
)
