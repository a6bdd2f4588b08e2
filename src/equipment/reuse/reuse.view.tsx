import { Bar, Bars } from '#platform/ui/bars.tsx'
import { Block } from '#platform/ui/block.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Next } from '#platform/ui/next.tsx'
import { awaitedOf, type Fate, fates } from './fate.ts'
import type { ReuseYear } from './reuse.store.ts'
import { howCounted, sayShare } from './reuse.words.ts'

/** The share of a year, beside what is owed. */
export const Share = ({ account }: { account: ReuseYear }) => {
  const { said, detail, reached, within } = sayShare(account)
  return (
    <Next
      tone={reached ? 'done' : reached === null || within ? 'turn' : 'loss'}
      title={reached === null ? said : `Taux de réemploi : ${said}`}
      detail={detail}
      action={
        <LinkButton second icon="edit" href={`/reemploi/stock?annee=${account.year}`}>
          {account.stock.length > 0 ? 'Corriger le stock retiré' : 'Dire le stock retiré'}
        </LinkButton>
      }
    />
  )
}

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

export const HowCounted = () => (
  <Disclosure summary="Comment ce taux est calculé">
    <ul>
      {howCounted.map((said) => (
        <li>{said}</li>
      ))}
    </ul>
  </Disclosure>
)
