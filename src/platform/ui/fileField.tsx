import { type Asked, Question, wiring } from './question.tsx'

type Props = Asked & {
  /** As in HTML: '.csv,text/csv' */ accept?: string
  multiple?: boolean /** Opens the camera on a phone. */
  camera?: boolean
}

/** A file. The form around it says `files`. */
export const FileField = ({ label, accept, multiple, camera, ...asked }: Props) => (
  <Question {...asked} label={label}>
    <input
      {...wiring(asked)}
      type="file"
      accept={accept}
      multiple={multiple}
      capture={camera ? 'environment' : undefined}
    />
  </Question>
)
