import type { ComponentChildren } from 'preact'
import { Form } from './form.tsx'
import { Heading } from './heading.tsx'
import { Submit } from './submit.tsx'

type Props = {
  /** The question: "Déclarer cet ordinateur perdu ?" */
  title: string
  action: string
  /** The verb: "Déclarer la perte". */
  label: string
  /** Where one goes without doing anything. */
  back: string
  /** Red button: a loss or a danger. */
  danger?: boolean
  /** Whether and how it can be undone, in one sentence. */
  undo?: string
  /** What will happen, and the fields to fill if any. */
  children?: ComponentChildren
}

/** The whole page that asks before an act that destroys or commits. */
export const Confirm = ({ title, action, label, back, danger, undo, children }: Props) => (
  <>
    <Heading title={title} />
    <Form action={action}>
      {children}
      {undo && <p class="quiet">{undo}</p>}
      <div class="actions">
        <Submit label={label} danger={danger} />
        <a class="plain" href={back}>
          Ne rien changer
        </a>
      </div>
    </Form>
  </>
)
