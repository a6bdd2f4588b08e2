import type { ComponentChildren } from 'preact'

/** What a screen gives back to a field: what was typed, or what is stored. */
export type Value = string | number | readonly string[] | null | undefined

/** Common to every field. */
export type Asked = {
  name: string
  label: ComponentChildren
  /** One short sentence under the label: the form expected, or why it is asked. */
  hint?: ComponentChildren
  /** The refusal, as a sentence; shown beside the field and reached from the summary. */
  error?: string | null
  /** Not required shows "(facultatif)". */
  required?: boolean
  /** When an answer is needed, in place of "(facultatif)": "pour un prêt". */
  onlyIf?: string
  /** Needed only when two forms of one page ask the same name. */
  id?: string
}

/** Id of the element that a summary of errors links to. */
export const fieldId = (name: string) => `champ-${name}`

/** One text out of a value: the first of several, empty when there is none. */
export const textOf = (value: Value): string | undefined => {
  const one = typeof value === 'object' ? value?.[0] : value
  return one === undefined ? undefined : String(one)
}

/** Attributes that tie a control to its label, its hint and its error. */
export const wiring = ({ name, hint, error, required, id = fieldId(name) }: Omit<Asked, 'label'>) => ({
  id,
  name,
  required: required || undefined,
  'aria-invalid': error ? ('true' as const) : undefined,
  'aria-describedby': [hint && `${id}-aide`, error && `${id}-erreur`].filter(Boolean).join(' ') || undefined,
})

const Optional = ({ onlyIf = 'facultatif' }: Pick<Asked, 'onlyIf'>) => <span class="optional"> ({onlyIf})</span>

/** Hint and error, with the ids that `wiring` points to. */
export const Beside = ({ name, hint, error, id = fieldId(name) }: Omit<Asked, 'label'>) => (
  <>
    {hint && (
      <p class="hint" id={`${id}-aide`}>
        {hint}
      </p>
    )}
    {error && (
      <p class="error" id={`${id}-erreur`}>
        <span class="hidden">Erreur : </span>
        {error}
      </p>
    )}
  </>
)

/** Label above, hint under it, error, then the control. */
export const Question = ({ children, ...asked }: Asked & { children: ComponentChildren }) => (
  <div class={asked.error ? 'field wrong' : 'field'}>
    <label for={asked.id ?? fieldId(asked.name)}>
      {asked.label}
      {!asked.required && <Optional onlyIf={asked.onlyIf} />}
    </label>
    <Beside {...asked} />
    {children}
  </div>
)

/** Several controls under one legend. */
export const QuestionGroup = ({ children, ...asked }: Asked & { children: ComponentChildren }) => {
  const wired = wiring(asked)
  return (
    <fieldset class={asked.error ? 'field wrong' : 'field'} aria-describedby={wired['aria-describedby']}>
      <legend>
        {asked.label}
        {!asked.required && <Optional onlyIf={asked.onlyIf} />}
      </legend>
      <Beside {...asked} />
      {children}
    </fieldset>
  )
}
