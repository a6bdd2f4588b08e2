import { type ComponentChildren, createContext } from 'preact'
import { useContext } from 'preact/hooks'

/** Gives a new single-use key to each form of a page. The renderer provides it. */
export const OnceKeys = createContext<(() => string) | null>(null)

/** Name of the hidden field that carries the single-use key. */
export const onceField = '_once'

type Props = {
  /** Where it is sent; the page itself when absent. */
  action?: string
  /** Overrides the key given by the renderer. */
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
  const key = once ?? newKey?.()
  return (
    <form
      method="post"
      action={action}
      id={id}
      class="form"
      enctype={files ? 'multipart/form-data' : undefined}
      novalidate
    >
      {key && <input type="hidden" name={onceField} value={key} autocomplete="off" />}
      {children}
    </form>
  )
}
