import { Checkbox } from '#platform/ui/checkbox.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import type { Errors } from '#platform/web/form.ts'
import { Asked } from './asked.fields.tsx'
import type { Line } from './checklist.rules.ts'

export type Props = { lines: readonly Line[]; text: (name: string) => string; errors: Errors | null }

/** All works, then the exceptions: one key, the locks one by one, then only what does not work. */
export const TestFields = ({ lines, text, errors }: Props) => {
  const locks = lines.filter(({ nature }) => nature === 'lock')
  return (
    <>
      <Checkbox
        name="rest"
        label="Tout va bien, sauf ce que je note"
        hint="Essayez tout. Puis cochez ici : il reste à dire les verrous, et ce qui ne va pas."
        value="ok"
        required
        checked={text('rest') === 'ok'}
        error={errors?.rest}
      />
      {locks.length > 0 && (
        <>
          <h2>Les verrous</h2>
          <p>Chacun se vérifie : un appareil verrouillé ne sert à personne.</p>
          {locks.map((line) => (
            <Asked {...{ line, text, errors }} />
          ))}
        </>
      )}
      {locks.length > 0 && <h2>Les fonctions</h2>}
      {lines.map((line) => line.nature !== 'lock' && <Asked {...{ line, text, errors }} />)}
      <TextArea name="note" label="Remarque" rows={2} value={text('note')} error={errors?.note} />
    </>
  )
}
