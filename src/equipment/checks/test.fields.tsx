import { Checkbox } from '#platform/ui/checkbox.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import type { Errors } from '#platform/web/form.ts'
import { Asked } from './asked.fields.tsx'
import type { Line, Nature } from './checklist.rules.ts'

export type Props = { lines: readonly Line[]; text: (name: string) => string; errors: Errors | null }

/** All works, then the locks one by one; the functions are folded away until one of them does not work. */
export const TestFields = ({ lines, text, errors }: Props) => {
  const locks = lines.filter(({ nature }) => nature === 'lock')
  return (
    <>
      <Checkbox
        name="rest"
        label="J’ai tout essayé, tout va bien sauf ce que je note"
        value="ok"
        required
        checked={text('rest') === 'ok'}
        error={errors?.rest}
      />
      {locks.length > 0 && (
        <>
          <h2>Les verrous</h2>
          {locks.map((line) => (
            <Asked {...{ line, text, errors }} />
          ))}
        </>
      )}
      <h2>Ce qui ne va pas</h2>
      <Folded {...{ lines, text, errors }} nature="essential" summary="Indispensable" />
      <Folded {...{ lines, text, errors }} nature="secondary" summary="Secondaire, dit à la famille" />
      <TextArea name="note" label="Remarque" rows={2} value={text('note')} error={errors?.note} />
    </>
  )
}

/** Open as soon as it holds an answer, or one that is missing: nothing that must be read stays hidden. */
const Folded = ({ lines, text, errors, nature, summary }: Props & { nature: Nature; summary: string }) => {
  const own = lines.filter((line) => line.nature === nature)
  const said = ({ key }: Line) =>
    text(`r_${key}`) !== '' || text(`w_${key}`) !== '' || !!errors?.[`r_${key}`] || !!errors?.[`w_${key}`]
  return own.length === 0 ? null : (
    <Disclosure summary={`${summary} : ${counted(own.length, 'fonction')}`} open={own.some(said)}>
      {own.map((line) => (
        <Asked {...{ line, text, errors }} />
      ))}
    </Disclosure>
  )
}
