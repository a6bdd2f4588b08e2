import { sayOneOf } from '#platform/i18n/sayList.ts'
import type { CellReport } from '#platform/tables/cell.ts'
import type { Mapping } from '#platform/tables/columns.ts'
import type { ListRow } from '#platform/tables/list.ts'
import { type Cell, removed } from './list.cell.ts'
import type { Place } from './list.commune.ts'
import type { Reading, ReadRow, Unclear } from './list.reading.ts'
import type { ListField } from './list.targets.ts'

/** One row under its columns: reads a field's cell, and keeps what became of it. */
export class RowReader {
  private readonly cells: CellReport[] = []
  constructor(
    readonly row: ListRow,
    private readonly header: readonly string[],
    readonly mapping: Mapping<ListField>,
    readonly reading: Reading,
    private readonly unclear: Map<string, Unclear>,
  ) {}

  has(field: ListField): boolean {
    return this.mapping.includes(field)
  }

  /** The words under a field: of several columns, those that say something. */
  said(field: ListField): string {
    return this.mapping
      .flatMap((given, at) => (given === field ? (this.row.cells[at] ?? '') : []))
      .filter(Boolean)
      .join(', ')
  }

  /** Reads a field's cell; null when it is empty or gives nothing. */
  read<T>(field: ListField, how: (cell: string) => Cell<T>): T | null {
    return this.report(this.titleOf(field), this.said(field), how)
  }

  /** Reads one column alone, where its place says what it speaks of. */
  readAt<T>(at: number, how: (cell: string) => Cell<T>): T | null {
    return this.report(this.titleAt(at), this.row.cells[at] ?? '', how)
  }

  private report<T>(column: string, said: string, how: (cell: string) => Cell<T>): T | null {
    if (said === '') return null
    const { value, level, understood, why } = removed(said) ?? how(said)
    this.cells.push({ row: this.row.line, column, level, said, understood, why })
    return value
  }

  /** The commune, which a postcode in its own column makes surer. */
  commune(): Place | null {
    const written = [this.said('postcode'), this.said('commune')].filter(Boolean).join(' ')
    if (written === '' && this.reading.only) return this.reading.only
    if (written === '') return this.lack(this.has('commune') ? 'commune' : 'postcode', 'La commune manque.')
    const { meant, perhaps } = this.reading.communeOf(written)
    if (meant) {
      const doubt = this.reading.doubtOf?.(meant) ?? ''
      this.note(doubt ? 'doubt' : 'read', written, doubt, meant.name)
      return meant
    }
    const known = this.unclear.get(written)
    if (known) known.rows++
    else if (this.unclear.size < 200) this.unclear.set(written, { written, rows: 1, perhaps })
    const names = perhaps.slice(0, 4).map(({ name }) => name)
    this.note(
      'refused',
      written,
      names.length > 0
        ? `Cette commune n’est pas reconnue : est-ce ${sayOneOf(names)} ?`
        : this.reading.words.elsewhere,
    )
    return null
  }

  private note(level: CellReport['level'], said: string, why: string, understood?: string) {
    const column = this.titleOf(this.has('commune') ? 'commune' : 'postcode')
    this.cells.push({ row: this.row.line, column, level, said, understood, why })
  }

  /** Something that should be there and is not, or is and says no. */
  lack(field: ListField, why: string): null {
    const column = this.titleOf(field)
    const cell = column && this.cells.find((one) => one.column === column)
    if (cell) Object.assign(cell, { level: 'refused', why })
    else this.cells.push({ row: this.row.line, column, level: 'refused', said: '', why })
    return null
  }

  /** Something about the row as a whole that somebody should look at. */
  doubt(why: string): void {
    this.cells.push({ row: this.row.line, column: '', level: 'doubt', said: '', why })
  }

  private titleOf(field: ListField): string {
    const at = this.mapping.indexOf(field)
    return at < 0 ? '' : this.titleAt(at)
  }

  private titleAt(at: number): string {
    return this.header[at] || `Colonne ${at + 1}`
  }

  /** What a refused row says: its first cell that gives nothing. */
  get firstRefusal(): string | null {
    const refused = this.cells.find(({ level }) => level === 'refused')
    return refused ? `${refused.column ? `${refused.column} : ` : ''}${refused.why}` : null
  }

  done(gives: Partial<Pick<ReadRow, 'family' | 'counts' | 'refusal' | 'aside'>>): ReadRow {
    const said = this.said('name') || this.said('commune')
    return {
      line: this.row.line,
      said,
      family: null,
      counts: [],
      refusal: null,
      aside: null,
      ...gives,
      cells: this.cells,
    }
  }

  aside(why: string): ReadRow {
    return this.done({ aside: why })
  }
}
