import { Actions } from '#platform/ui/actions.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Typed } from '#platform/web/form.ts'

/** Ends a form that writes a thing of a programme, or changes the version of it that was read. */
export const Save = ({ label, back, values }: { label: string; back: string; values: Typed }) => (
  <>
    {values.version !== undefined && <input type="hidden" name="version" value={String(values.version)} />}
    <Actions>
      <Submit label={label} />
      <a class="plain" href={back}>
        Ne rien changer
      </a>
    </Actions>
  </>
)
