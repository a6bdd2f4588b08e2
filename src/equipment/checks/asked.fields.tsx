import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { resultsOf } from './check.words.ts'
import type { Line } from './checklist.rules.ts'
import type { Props } from './test.fields.tsx'

export const Asked = ({ line, text, errors }: Omit<Props, 'lines'> & { line: Line }) => {
  const [found, word] = [`r_${line.key}`, `w_${line.key}`]
  return (
    <div class="tried">
      <Radios
        name={found}
        label={line.label}
        inline
        required
        options={resultsOf(line)}
        value={text(found)}
        error={errors?.[found]}
      />
      <Disclosure summary="Préciser" open={text(word) !== '' || !!errors?.[word]}>
        <Field name={word} label={`${line.label} : ce que vous avez vu`} value={text(word)} error={errors?.[word]} />
      </Disclosure>
    </div>
  )
}
