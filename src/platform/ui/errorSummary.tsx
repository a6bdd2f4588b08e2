import { fieldId } from './question.tsx'

type Props = {
  /** Field → sentence. The names '' and 'form' stand for the form as a whole. */
  errors?: Readonly<Record<string, string>> | null
  /** A refusal that belongs to no field. */
  refusal?: string | null
}

/** Says at the top of the page what remains to mend, with a link to each field. Takes the focus when the page opens. */
export const ErrorSummary = ({ errors, refusal }: Props) => {
  const all: [string, string][] = [
    ...(refusal ? [['', refusal] as [string, string]] : []),
    ...Object.entries(errors ?? {}),
  ]
  if (all.length === 0) return null
  return (
    <div class="notice loss summary" role="alert" tabindex={-1} autofocus id="a-corriger">
      <h2>{all.length === 1 ? 'Un point à revoir' : `${all.length} points à revoir`}</h2>
      <ul>
        {all.map(([name, said]) => (
          <li>{name && name !== 'form' ? <a href={`#${fieldId(name)}`}>{said}</a> : said}</li>
        ))}
      </ul>
    </div>
  )
}
