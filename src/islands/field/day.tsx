import { useEffect, useRef, useState } from 'preact/hooks'
import type { Pack, PackSheet } from '#handover/fieldDays/pack.rules.ts'
import { Notice } from '#platform/ui/notice.tsx'
import { newActId } from './actId.ts'
import { Full } from './full.ts'
import type { Here, KeptAct, NewAct, SheetHere } from './kept.ts'
import { List } from './list.tsx'
import { Sendings } from './sendings.tsx'
import { Sheet } from './sheet.tsx'
import { Standing } from './standing.tsx'
import type { Opened, Vault } from './vault.ts'

/** What a screen may do with the day. Each one answers once it is on the disk. */
export type Hand = {
  pack: Pack
  here: Here
  /** Keeps what is being filled in. */
  draft(sheet: PackSheet, change: SheetHere['draft']): void
  /** Does something: the act is written, then its sheet shown as it became. */
  act(sheet: PackSheet, act: NewAct, change: Omit<SheetHere, 'draft'>): Promise<boolean>
}

type Props = { vault: Vault; opened: Opened; onClose(): void; onErased(): void }

/** The day once the tablet is open: the list, or one sheet. */
export const Day = ({ vault, opened, onClose, onErased }: Props) => {
  const [here, become] = useState<Here>(opened.here)
  const [shown, show] = useState<string | null>(null)
  const [trouble, tell] = useState<string | null>(null)
  const [done, count] = useState(0)
  const [kept, see] = useState<KeptAct[]>([])
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [shown])

  const hand: Hand = {
    pack: opened.pack,
    here,
    draft(sheet, draft) {
      const next = changed(here, sheet, { draft })
      become(next)
      vault.keep(opened, next).catch((error) => tell(said(error)))
    },
    async act(sheet, act, change) {
      const id = newActId()
      const acts = [...(here.sheets[sheet.id]?.acts ?? []), id]
      const next = changed(here, sheet, { ...change, acts, ...(change.done ? { draft: undefined } : {}) })
      try {
        await vault.write(opened, id, act, next)
      } catch (error) {
        tell(said(error))
        return false
      }
      tell(null)
      become(next)
      count(done + 1)
      return true
    },
  }
  const sheet = opened.pack.sheets.find(({ id }) => id === shown)
  return (
    <>
      {trouble && (
        <div aria-live="assertive" ref={(place) => place?.scrollIntoView?.({ block: 'center' })}>
          <Notice tone="loss">{trouble}</Notice>
        </div>
      )}
      <Standing kept={kept} />
      {sheet ? (
        <Sheet key={sheet.id} hand={hand} sheet={sheet} title={title} onBack={() => show(null)} />
      ) : (
        <List hand={hand} title={title} onShow={show} onClose={onClose} />
      )}
      <Sendings
        vault={vault}
        tablet={opened.pack.tablet}
        done={done}
        left={opened.pack.sheets.filter(({ id }) => !here.sheets[id]?.done).length}
        nameOf={(act) => opened.pack.sheets.find(({ id }) => here.sheets[id]?.acts?.includes(act))?.name}
        onKept={see}
        onErased={onErased}
      />
    </>
  )
}

const changed = (here: Here, sheet: PackSheet, change: SheetHere): Here => ({
  sheets: { ...here.sheets, [sheet.id]: { ...here.sheets[sheet.id], ...change } },
})

const said = (error: unknown): string =>
  error instanceof Full
    ? 'La mémoire de cette tablette est pleine : ce dernier geste n’est pas gardé. Laissez cette page ouverte, supprimez des photos ou des fichiers, puis recommencez ; ou faites signer sur papier. Les signatures déjà données sont à l’abri : plus bas, elles s’enregistrent aussi dans un fichier de secours.'
    : 'Ce geste n’a pas pu être gardé sur la tablette. Recommencez ; si cela dure, faites signer sur papier.'
