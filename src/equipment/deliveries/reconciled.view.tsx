import { Block } from '#platform/ui/block.tsx'
import { chipCell, linkCell } from '#platform/ui/cells.ts'
import { Rows } from '#platform/ui/rows.tsx'
import { nameDevice } from '../devices/device.words.ts'
import { type Exception, MOST_EXCEPTIONS } from './note.exceptions.store.ts'
import type { Tally } from './note.tally.store.ts'
import { exceptionId, resultWords, sayNumbers, sayOutcome } from './note.words.ts'
import { machineCell } from './noteUpload.view.tsx'

export type Counts = Pick<Tally, 'expected' | 'listed' | 'swapped' | 'surplus' | 'missing' | 'doubles' | 'again'>

type Props = { exceptions: readonly Exception[]; counts: Counts; hrefOf?: (id: string) => string }

/** What is not as the note says, with what becomes of it; nothing when everything is. */
export const Exceptions = ({ exceptions, counts, hrefOf }: Props) => {
  if (exceptions.length === 0) return null
  const all = counts.missing + counts.surplus + counts.swapped
  return (
    <Block title="Les écarts">
      <Rows
        caption={
          exceptions.length < all
            ? `${exceptions.length} écarts sur ${all}, ${MOST_EXCEPTIONS} au plus de chaque sorte`
            : 'Les écarts'
        }
        captionHidden={exceptions.length >= all}
        columns={['Appareil', 'Écart', 'Annoncé', 'Arrivé', 'Suite donnée']}
        rows={exceptions}
        cells={(one) => [
          hrefOf && one.what !== 'found'
            ? linkCell(hrefOf(exceptionId(one)), nameDevice(one), one.number ?? undefined)
            : machineCell(nameDevice(one), one.number ?? (one.line ? `ligne ${one.line}` : '')),
          chipCell(resultWords[one.what]?.label ?? '', resultWords[one.what]?.tone),
          one.what === 'surplus' ? 'Rien' : `ligne ${one.line}, ${sayNumbers(one)}`,
          one.what === 'missing' ? 'Rien' : (one.found_serial ?? 'sans numéro de série'),
          sayOutcome(one.outcome, one.word) || (hrefOf ? 'À dire' : 'Pas encore dite'),
        ]}
      />
    </Block>
  )
}
