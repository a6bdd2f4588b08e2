import type { Pack, PackSheet } from '#handover/fieldDays/pack.rules.ts'
import { Disclosure } from '#platform/ui/disclosure.tsx'

type Props = { pack: Pack; sheet: PackSheet; read: boolean; error?: string; onRead(read: boolean): void }

const day = (iso: string) =>
  new Date(`${iso}T12:00:00`)
    .toLocaleDateString('fr-FR', { day: 'numeric', month: 'long', year: 'numeric' })
    .replace(/^1 /, '1er ')

/** What the family signs, read together before it does. */
export const ReadTogether = ({ pack, sheet, read, error, onRead }: Props) => (
  <div class={error ? 'field wrong' : 'field'}>
    <p class="label">{sheet.dueOn ? `Un prêt, jusqu’au ${day(sheet.dueOn)}` : 'Un don'}</p>
    <Disclosure summary="Lire la convention">
      <ul class="read">
        {pack.words[sheet.kind].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Disclosure>
    {error && <p class="error">{error}</p>}
    <label class="choice">
      <input type="checkbox" checked={read} onChange={(event) => onRead(event.currentTarget.checked)} />
      <span>La convention a été lue ensemble, dans une langue que la famille comprend</span>
    </label>
  </div>
)
