import { Bar, Bars } from '#platform/ui/bars.tsx'
import { Block } from '#platform/ui/block.tsx'
import { counted } from '#platform/ui/counted.ts'
import { awaitedOf, type Fate, fates } from './fate.ts'
import type { ReuseYear } from './reuse.store.ts'

/** From what was offered to what became of it; the last lines add up to what was accepted, or say by how much they do not. */
export const Path = ({ account }: { account: ReuseYear }) => {
  const { offered, accepted, fates: counts } = account
  const { awaited, surplus } = awaitedOf(accepted, counts)
  const max = Math.max(offered, accepted + surplus)
  const shown = (Object.keys(fates) as Fate[]).filter((fate) => fate !== 'absent')
  return (
    <Block title="Du don à l’usage">
      <Bars>
        <Bar label="Proposés" value={offered} max={max} said={counted(offered, 'appareil')} />
        <Bar label="Acceptés par un atelier" value={accepted} max={max} said={counted(accepted, 'appareil')} />
        {shown.map((fate) => (
          <Bar label={fates[fate]} value={counts[fate]} max={max} said={counted(counts[fate], 'appareil')} />
        ))}
        <Bar label="Acceptés, pas encore arrivés" value={awaited} max={max} said={counted(awaited, 'appareil')} />
      </Bars>
      {surplus > 0 && (
        <p>{counted(surplus, 'appareil est arrivé', 'appareils sont arrivés')} en plus de ce qui était annoncé.</p>
      )}
    </Block>
  )
}
