import { Block } from '#platform/ui/block.tsx'
import { chipCell, linkCell } from '#platform/ui/cells.ts'
import { counted } from '#platform/ui/counted.ts'
import { Figure, Figures } from '#platform/ui/figures.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { nameDevice } from '../devices/device.words.ts'
import { type Exception, MOST_EXCEPTIONS, type Tally } from './note.store.ts'
import { exceptionId, resultWords, sayNumbers, sayOutcome } from './note.words.ts'
import { machineCell } from './noteUpload.view.tsx'

type Counts = Pick<Tally, 'expected' | 'listed' | 'swapped' | 'surplus' | 'missing' | 'doubles' | 'again'>

/** How a note stands against what came, as figures and as two sums. `counting`: what is missing may still come. */
export const Sums = ({ counts, counting }: { counts: Counts; counting: boolean }) => {
  const { expected, listed, swapped, surplus, missing, doubles, again } = counts
  const [one, many] = counting ? ['reste à pointer', 'restent à pointer'] : ['manquant', 'manquants']
  const aside = [
    doubles > 0 &&
      counted(doubles, 'ligne en répète une autre et ne compte pas', 'lignes en répètent une autre et ne comptent pas'),
    again > 0 && `${counted(again, 'scan répété', 'scans répétés')}, sans compter double`,
  ].filter(Boolean)
  return (
    <>
      <Figures>
        <Figure value={expected} one="attendu" />
        <Figure value={listed} one="pointé" tone={listed > 0 ? 'done' : undefined} />
        <Figure value={missing} one={one} many={many} tone={missing > 0 ? (counting ? 'turn' : 'loss') : undefined} />
        <Figure value={swapped} one="remplacé" tone={swapped > 0 ? 'turn' : undefined} />
        <Figure value={surplus} one="en plus" many="en plus" tone={surplus > 0 ? 'turn' : undefined} />
      </Figures>
      <p class="quiet">
        {`${expected} sur le bordereau : ${listed} comme annoncé, ${swapped} par un autre appareil, ${counting ? `${missing} à pointer` : counted(missing, 'absent')}. ${counted(listed + swapped + surplus, 'appareil est', 'appareils sont')} là, dont ${surplus} en plus.`}
        {aside.length > 0 && ` ${aside.join(' ; ')}.`}
      </p>
    </>
  )
}

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
