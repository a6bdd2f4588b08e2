import { Bar, Bars } from '#platform/ui/bars.tsx'
import { Block } from '#platform/ui/block.tsx'
import { counted } from '#platform/ui/counted.ts'
import { type DatedFate, datedFates } from './dated.store.ts'
import { awaitedOf, type Fate, type Fates, fates } from './fate.ts'
import type { ReuseYear } from './reuse.store.ts'
import { declaredOf } from './reuse.words.ts'

/** Every fate that a machine of an account may have: what is not arrived is told by its lot. */
export const shownFates = (Object.keys(fates) as Fate[]).filter((fate) => fate !== 'absent')

type Counts = { counts: Fates; announced: number; all?: boolean }

/** One line a fate; the lines add up to what was announced, or say by how much they do not. `all` shows the empty ones too. */
export const FateBars = ({ counts, announced, all = false }: Counts) => {
  const { awaited, surplus } = awaitedOf(announced, counts)
  const max = announced + surplus
  return (
    <>
      <Bars>
        {shownFates.map(
          (fate) => (all || counts[fate] > 0) && <Bar label={fates[fate]} value={counts[fate]} max={max} />,
        )}
        {(all || awaited > 0) && <Bar label="Pas encore arrivés" value={awaited} max={max} />}
      </Bars>
      {surplus > 0 && (
        <p>{counted(surplus, 'appareil est arrivé', 'appareils sont arrivés')} en plus de ce qui était annoncé.</p>
      )}
    </>
  )
}

/** What happened in a year, by the day it happened: it changes no more once the year is over. */
export const Happened = ({ account }: { account: ReuseYear }) => {
  const { happened, removed, year } = account
  const elsewhere = declaredOf(account)
  const lines: (readonly [label: string, value: number])[] = [
    ...(Object.keys(datedFates) as DatedFate[]).map((fate) => [datedFates[fate], happened[fate]] as const),
    ['Réemployés hors de Maillon, déclarés', elsewhere],
    ['Déchets remis par votre structure', removed],
  ]
  const shown = lines.filter(([, value]) => value > 0)
  const max = Math.max(...shown.map(([, value]) => value), 1)
  return (
    <Block title={`Ce qui s’est passé en ${year}`}>
      {shown.length === 0 ? (
        <p>Aucun appareil n’a encore servi, ni n’est parti, cette année-là.</p>
      ) : (
        <Bars>
          {shown.map(([label, value]) => (
            <Bar label={label} value={value} max={max} said={counted(value, 'appareil')} plain />
          ))}
        </Bars>
      )}
    </Block>
  )
}

/** What the lots announced in a year have become by today. */
export const Path = ({ account: { year, lots, offered, accepted, fates: counts } }: { account: ReuseYear }) =>
  lots === 0 ? null : (
    <Block title={`Où en sont les dons annoncés en ${year}`}>
      <p>
        {counted(offered, 'appareil proposé', 'appareils proposés')}, {accepted} {accepted > 1 ? 'acceptés' : 'accepté'}{' '}
        par un atelier.
      </p>
      {accepted > 0 && <FateBars counts={counts} announced={accepted} />}
    </Block>
  )
