import { sayNumeric } from '#platform/i18n/dates.ts'
import type { Level } from '#platform/tables/cell.ts'
import type { DateOrder } from '#platform/tables/date.ts'
import { holdsNationalInsuranceNumber } from '#platform/text/nationalInsuranceNumber.ts'
import { typedCell } from '#platform/text/spreadsheet.ts'
import type { Field } from './inventory.columns.ts'
import { readDate } from './inventory.date.ts'
import { readKind, sayKind } from './inventory.kind.ts'
import { readValue, sayValue } from './inventory.value.ts'
import { identityOrNull } from './snapshot.identity.ts'
import type { DeviceKind } from './snapshot.part.ts'

/** A device as one row of an inventory tells it, before anyone has seen it. `acquired_on` is 'YYYY-MM-DD', money is in cents. */
export type DeviceDraft = {
  kind: DeviceKind
  brand: string
  model: string
  serial: string | null
  inventory_tag: string | null
  acquired_on: string | null
  value_cents: number | null
  note: string
}

/** Dates are read in their column's order, and never after `today`. */
export type Reading = { dates: { order: DateOrder; proved: boolean }; today: string }

type CellReading = { level: Level; draft: Partial<DeviceDraft>; understood?: string; why: string }

export function readCell(field: Field, cell: string, reading: Reading): CellReading {
  const text = typedCell(cell).trim()
  if (holdsNationalInsuranceNumber(text))
    return refusedCell('Ce texte ressemble à un numéro de sécurité sociale : il n’est pas repris.')
  switch (field) {
    case 'kind': {
      const { kind, doubt } = readKind(text)
      return understood({ kind }, sayKind[kind], doubt)
    }
    case 'acquired_on': {
      const date = readDate(text, reading.dates, reading.today)
      return 'refused' in date
        ? refusedCell(date.refused)
        : understood({ acquired_on: date.date }, sayNumeric(date.date), date.doubt)
    }
    case 'value_cents': {
      const value = readValue(text)
      return 'refused' in value
        ? refusedCell(value.refused)
        : understood({ value_cents: value.cents }, sayValue(value.cents), value.doubt)
    }
    case 'serial':
    case 'inventory_tag':
      return readIdentity(field, text)
    case 'note':
      return text.length > 2000
        ? understood(
            { note: `${text.slice(0, 1999)}…` },
            'le début du texte',
            'Texte trop long : seul le début est repris.',
          )
        : understood({ note: text }, text, null)
    default:
      return text.length > 120
        ? refusedCell('Ce texte est trop long pour cette colonne.')
        : understood({ [field]: text }, text, null)
  }
}

function readIdentity(field: 'serial' | 'inventory_tag', text: string): CellReading {
  if (/^\d[.,]\d+E\+?\d+$/i.test(text))
    return refusedCell(
      'Le tableur a arrondi ce numéro : mettez la colonne au format « Texte », puis exportez à nouveau.',
    )
  if (text.length > 80) return refusedCell('Ce texte est trop long pour un numéro.')
  const identity = identityOrNull(text)
  return identity === null
    ? refusedCell('Ce n’est pas un vrai numéro : il est laissé vide.')
    : understood({ [field]: identity }, identity, null)
}

const refusedCell = (why: string): CellReading => ({ level: 'refused', draft: {}, why })
const understood = (draft: Partial<DeviceDraft>, words: string, doubt: string | null): CellReading => ({
  level: doubt ? 'doubt' : 'read',
  draft,
  understood: words,
  why: doubt ?? '',
})
