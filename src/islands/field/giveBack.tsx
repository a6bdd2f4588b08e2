import { useState } from 'preact/hooks'
import { ask, type Sending } from './send.ts'
import type { Props } from './sendings.tsx'

/** Everything left: the tablet is emptied, here and on the site. Asked twice while families are, or may be, still to be served. */
export const GiveBack = ({
  vault,
  tablet,
  left = 0,
  onErased,
  tell,
}: Omit<Props, 'done' | 'nameOf'> & { tell(end: Sending): void }) => {
  const [sure, confirm] = useState(left === 0)
  const empty = async () => {
    const form = new FormData()
    form.set('tablet', tablet)
    const answer = await ask('/terrain/rendre', form)
    if (answer === null) return tell('offline')
    if (answer.type === 'opaqueredirect') return tell('signed_out')
    if (!answer.ok) return tell('later')
    await vault.erase().then(onErased, () => tell('full'))
  }
  return sure || left === 0 ? (
    <button type="button" class="button second danger" onClick={() => void empty()}>
      {left === 0
        ? 'Vider cette tablette'
        : left === null
          ? 'Vider : toutes ses feuilles s’effacent'
          : `Vider : ${left} sans signature`}
    </button>
  ) : (
    <button type="button" class="plain" onClick={() => confirm(true)}>
      Vider cette tablette
    </button>
  )
}
