import type { RefObject } from 'preact'
import { useState } from 'preact/hooks'
import { codeRead, type PackSheet } from '#handover/fieldDays/pack.rules.ts'
import { Field as TextField } from '#platform/ui/field.tsx'
import { Turn, Turns } from '#platform/ui/turns.tsx'
import type { Hand } from './day.tsx'
import { stateOf } from './sheetState.tsx'

type Props = { hand: Hand; title: RefObject<HTMLHeadingElement | null>; onShow(id: string): void; onClose(): void }

/** Who is expected, who came, who signed: found by the first letters of a name, or by scanning the paper that they bring. */
export const List = ({ hand, title, onShow, onClose }: Props) => {
  const [sought, seek] = useState('')
  const { pack, here } = hand
  const found = pack.sheets.filter((sheet) => matches(sheet, sought))
  const done = (kind: string) => Object.values(here.sheets).filter((sheet) => sheet.done?.kind === kind).length
  const came = Object.values(here.sheets).filter(({ arrivedAt, done: end }) => arrivedAt && !end).length
  return (
    <>
      <div class="heading">
        <div>
          <p class="quiet small">
            {pack.label} · {[pack.handout.place, pack.organisation].filter(Boolean).join(', ')}
          </p>
          <h1 ref={title} tabIndex={-1}>
            {pack.handout.title}
          </h1>
          <p class="lead">
            {done('signed')} sur {pack.sheets.length} ont signé
            {came > 0 && `, ${came} en attente de signature`}
          </p>
        </div>
        <div class="actions">
          <button type="button" class="button second" onClick={onClose}>
            Fermer à clé
          </button>
        </div>
      </div>
      <form class="form" onSubmit={(event) => openIfOne(event, found, onShow)}>
        <TextField
          name="nom"
          label="Nom, ou code scanné"
          type="search"
          value={sought}
          autocomplete="off"
          spellcheck={false}
          required
          {...{ onInput: (event: InputEvent) => seek((event.currentTarget as HTMLInputElement).value) }}
        />
      </form>
      <p aria-live="polite" class="quiet small">
        {found.length === 0
          ? 'Personne de ce nom sur cette tablette.'
          : `${found.length} ${found.length > 1 ? 'familles' : 'famille'}`}
      </p>
      <h2 class="hidden">Familles de la séance</h2>
      <Turns>
        {found.map((sheet) => (
          <Turn
            key={sheet.id}
            title={sheet.name}
            detail={sheet.items.map(({ shown, label }) => unbroken(shown || label)).join(', ')}
            tone={here.sheets[sheet.id]?.done ? 'calm' : 'turn'}
            chips={stateOf(sheet, here.sheets[sheet.id])}
            action={
              <button type="button" class="button second" onClick={() => onShow(sheet.id)}>
                {here.sheets[sheet.id]?.done ? 'Revoir' : 'Ouvrir'}
                <span class="hidden"> la feuille de {sheet.name}</span>
              </button>
            }
          />
        ))}
      </Turns>
    </>
  )
}

/** The end of a card’s number stays with its dots. */
const unbroken = (text: string) => text.replace('…', '…\u2060')

const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

function matches(sheet: PackSheet, sought: string): boolean {
  if (sought.trim() === '') return true
  const code = codeRead(sought)
  if (code === sheet.number.toUpperCase() || code === sheet.id.toUpperCase()) return true
  if (sheet.items.some(({ device }) => device?.codes.includes(code))) return true
  return plain(sheet.name).includes(plain(sought.trim()))
}

function openIfOne(event: Event, found: PackSheet[], onShow: (id: string) => void): void {
  event.preventDefault()
  const [only] = found
  if (found.length === 1 && only) onShow(only.id)
}
