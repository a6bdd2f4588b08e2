import { counted } from '#platform/ui/counted.ts'
import { Figure, Figures } from '#platform/ui/figures.tsx'
import type { Counts } from './reconciled.view.tsx'

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
