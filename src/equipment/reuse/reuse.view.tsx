import { Disclosure } from '#platform/ui/disclosure.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Next } from '#platform/ui/next.tsx'
import type { ReuseYear } from './reuse.store.ts'
import { howCounted, sayShare } from './reuse.words.ts'

/** The share of a year, beside what is owed. */
export const Share = ({ account }: { account: ReuseYear }) => {
  const { said, detail, aside, owed, base, reached, within } = sayShare(account)
  return (
    <Next
      tone={reached ? 'done' : reached === null || within ? 'turn' : 'loss'}
      title={base ? `Taux de réemploi : ${said}` : said}
      detail={[detail, aside, owed].filter(Boolean).join(' ')}
      action={
        <LinkButton second icon="edit" href={`/reemploi/stock?annee=${account.year}`}>
          {account.stock.length > 0 ? 'Corriger le stock retiré' : 'Dire le stock retiré'}
        </LinkButton>
      }
    />
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
