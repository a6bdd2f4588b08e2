import type { RefObject } from 'preact'
import type { PackSheet } from '#handover/fieldDays/pack.rules.ts'
import type { Hand } from './day.tsx'
import { Done } from './done.tsx'
import { stateOf } from './sheetState.tsx'
import { ToSign } from './toSign.tsx'

export type Props = { hand: Hand; sheet: PackSheet; title: RefObject<HTMLHeadingElement | null>; onBack(): void }

/** One family: what it takes, checked by scanning; what it refuses; one signature for all of it. */
export const Sheet = ({ hand, sheet, title, onBack }: Props) => {
  const state = hand.here.sheets[sheet.id]
  return (
    <>
      <p>
        <button type="button" class="plain" onClick={onBack}>
          Revenir à la liste
        </button>
      </p>
      <div class="heading">
        <div>
          <h1 ref={title} tabIndex={-1}>
            {sheet.name} <span class="code">{sheet.number}</span>
          </h1>
          <div class="chips">{stateOf(sheet, state)}</div>
        </div>
      </div>
      {state?.done ? (
        <Done
          kind={state.done.kind}
          onBack={onBack}
          onCame={() =>
            void hand.act(
              sheet,
              { kind: 'arrived', handover: sheet.id },
              { arrivedAt: new Date().toISOString(), done: undefined },
            )
          }
        />
      ) : (
        <ToSign hand={hand} sheet={sheet} onBack={onBack} />
      )}
    </>
  )
}
