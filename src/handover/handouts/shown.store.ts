import type { Acting } from '#platform/access/acting.ts'
import type { Errors, Typed } from '#platform/web/form.ts'
import { sheetsToSign } from '../handovers/handover.store.ts'
import { itemsOfAll } from '../handovers/item.store.ts'
import { SHEET_CHANGED, sheetShown } from '../handovers/shown.rules.ts'
import { signField } from './list.form.ts'

/** What each line of a list shows, as the digest that its sheet's own page carries. */
export async function shownOnLines(by: Acting, handoutId: string): Promise<Map<string, string>> {
  const sheets = await sheetsToSign(by, handoutId)
  if (sheets.length === 0) return new Map()
  const items = await itemsOfAll(
    by,
    sheets.map(({ id }) => id),
  )
  return new Map(
    sheets.map((sheet) => [
      sheet.id,
      sheetShown(
        sheet,
        items.filter(({ handover_id }) => handover_id === sheet.id),
      ),
    ]),
  )
}

/** A refused list as it comes back: a line that changed meanwhile is no longer ticked, and says why. */
export function linesComeBack(
  values: Typed,
  errors: Errors | undefined,
  shown: ReadonlyMap<string, string>,
): { values: Typed; errors?: Errors } {
  const changed = errors
    ? [...shown].filter(([id, now]) => values[signField.signed(id)] === 'oui' && values[signField.shown(id)] !== now)
    : []
  return changed.length === 0
    ? { values, errors }
    : {
        values: { ...values, ...Object.fromEntries(changed.map(([id]) => [signField.signed(id), ''])) },
        errors: { ...errors, ...Object.fromEntries(changed.map(([id]) => [signField.signed(id), SHEET_CHANGED])) },
      }
}
