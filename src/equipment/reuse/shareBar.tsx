import { counted } from '#platform/ui/counted.ts'
import type { SaidShare } from './reuse.words.ts'

const within = (part: number, whole: number) => Math.round(Math.min(100, (part / whole) * 100) * 10) / 10

/** What was reused, on all that counts, beside a mark where the law asks. Decoration: its legend says the same in words. */
export const ShareBar = ({ share, target }: { share: SaidShare; target: number | null }) => {
  const { base, total, elsewhere } = share
  if (!base) return null
  const proved = within(total - elsewhere, base)
  return (
    <div class="share-bar">
      <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
        <rect class="of" y="2" width="100" height="8" />
        <rect class="proved" y="2" width={proved} height="8" />
        <rect class="declared" x={proved} y="2" width={within(total, base) - proved} height="8" />
        {target !== null && <rect class="target" x={target - 0.25} width="0.5" height="12" />}
      </svg>
      <ul>
        <li class="proved">
          {counted(total - elsewhere, 'réemployé avec Maillon, prouvé', 'réemployés avec Maillon, prouvés')}
        </li>
        {elsewhere > 0 && (
          <li class="declared">
            {counted(elsewhere, 'réemployé hors de Maillon, déclaré', 'réemployés hors de Maillon, déclarés')}
          </li>
        )}
        <li class="of">
          {counted(
            base,
            'retiré au 1er janvier, compté par le décret',
            'retirés au 1er janvier, comptés par le décret',
          )}
        </li>
        {target !== null && (
          <li class="target">
            {`${target}\u00a0%`} demandés par la loi : {counted(Math.ceil((base * target) / 100), 'appareil')}
          </li>
        )}
      </ul>
    </div>
  )
}
