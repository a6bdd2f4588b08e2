import { dayOf } from '#platform/i18n/dates.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Actions } from '#platform/ui/actions.tsx'
import { counted } from '#platform/ui/counted.ts'
import { isOpen, mayRemind } from '../campaign/census.rules.ts'
import type { Census } from '../campaign/census.store.ts'
import type { ResponseFilter } from './responses.form.ts'
import { isAwaited } from './responses.rules.ts'
import type { Response } from './responses.store.ts'

type Props = {
  census: Census
  filter: ResponseFilter
  /** The structures of the filter, on every page of the list. */
  found: readonly Response[]
  here: string
  now: Date
}

/** Writes again to those of the list that have not finished; nothing when nobody is left to be written to today. */
export const Remind = ({ census, filter, found, here, now }: Props) => {
  const today = dayOf(now)
  if (!isOpen(census, today)) return null
  const due = found.filter((one) => isAwaited(one) && one.email && mayRemind(one, today)).length
  return due === 0 ? null : (
    <Actions>
      <ActButton
        action={`${here}/relancer`}
        label={due === 1 ? 'Relancer la structure attendue' : `Relancer les ${counted(due, 'structure')} attendues`}
        fields={filter as Record<string, string>}
      />
    </Actions>
  )
}
