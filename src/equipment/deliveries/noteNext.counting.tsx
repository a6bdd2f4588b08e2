import type { ComponentChildren } from 'preact'
import { Actions } from '#platform/ui/actions.tsx'
import { counted } from '#platform/ui/counted.ts'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Next } from '#platform/ui/next.tsx'
import type { Tally } from './note.tally.store.ts'

type Props = { here: string; tally: Tally; also: ComponentChildren }

/** Machines are being scanned: what is left, or the close. `also` stands among the links. */
export const Counting = ({ here, tally, also }: Props) => (
  <>
    <Next
      title={
        tally.missing > 0
          ? `${counted(tally.missing, 'appareil reste', 'appareils restent')} à pointer.`
          : 'Tout le bordereau est pointé.'
      }
      detail={tally.missing > 0 ? 'Scannez la suite, ou clôturez avec ce qui manque.' : 'Vous pouvez clore.'}
      action={
        tally.missing > 0 ? (
          <LinkButton icon="scan" href={`${here}/pointer`}>
            Pointer
          </LinkButton>
        ) : (
          <LinkButton href={`${here}/clore`}>Clore le pointage</LinkButton>
        )
      }
    />
    <Actions>
      {tally.missing > 0 ? (
        <a class="plain" href={`${here}/clore`}>
          Clore le pointage
        </a>
      ) : (
        <a class="plain" href={`${here}/pointer`}>
          Pointer encore
        </a>
      )}{' '}
      {also}
    </Actions>
  </>
)
