import { counted } from '#platform/ui/counted.ts'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import type { Place } from './results.places.ts'

type Props = { places: readonly Place[]; hrefOf?: (place: Place) => string }

/** The places of a large territory of which nobody spoke yet. */
export const Silent = ({ places, hrefOf }: Props) =>
  places.length === 0 ? null : (
    <Disclosure
      summary={
        hrefOf
          ? counted(places.length, 'intercommunalité sans réponse', 'intercommunalités sans réponse')
          : counted(places.length, 'commune sans réponse', 'communes sans réponse')
      }
    >
      <p>{places.map(({ name }) => name).join(', ')}.</p>
    </Disclosure>
  )
