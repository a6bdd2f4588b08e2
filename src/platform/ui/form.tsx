import { type ComponentChildren, createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { newId } from '#platform/db/id.ts'

/** Gives a new single-use key to each form of a page. A page is drawn without provider: ADR 0001 says what one costs. */
export const OnceKeys = createContext(newId)

/** Name of the hidden field that carries the single-use key. */
export const onceField = '_once'

type Props = {
  /** Where it is sent; the page itself when absent. */
  action?: string
  /** The key of a form that comes back to be corrected; a new one otherwise. */
  once?: string
  /** True when the form carries a file. */
  files?: boolean
  id?: string
  children: ComponentChildren
}

/**
 * A POST form with its single-use key: sent twice, it acts once.
 * `novalidate`: the refusals shown are ours, in French, beside their field, with what was typed kept.
 */
export const Form = ({ action, once, files, id, children }: Props) => {
  const newKey = useContext(OnceKeys)
  return (
    <form
      method="post"
      action={action}
      id={id}
      class="form"
      enctype={files ? 'multipart/form-data' : undefined}
      novalidate
    >
      <input type="hidden" name={onceField} value={once ?? newKey()} autocomplete="off" />
      {children}
    </form>
  )
}
