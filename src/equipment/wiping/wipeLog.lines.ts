/**
 * The lines of an nwipe log. A message begins with a local time without a zone: "[2026/11/22 03:41:20]  notice: …".
 * Lines without a time are tables, or the rest of a long message: only rows inside a known table are believed, since a
 * drive's model may hold a line break.
 */
export type LogLine = { at: string; message: string } | { row: string[]; table: 'errors' | 'status' }

/** Local time 'YYYY-MM-DDTHH:MM:SS': nwipe writes no zone, so none is invented. */
export type LocalTime = string

const stamped = /^\[(\d{4})\/(\d\d)\/(\d\d) (\d\d:\d\d:\d\d)\]\s+(.*)$/
const level = /^(?:debug|info|notice|warning|error|fatal|sanity):\s*/

export function* logLines(text: string): Generator<LogLine> {
  let table: 'errors' | 'status' | null = null
  for (const raw of text.split(/\r\n|\n|\r/)) {
    const line = raw.slice(0, 500)
    const time = stamped.exec(line)
    if (time) {
      table = null
      yield { at: `${time[1]}-${time[2]}-${time[3]}T${time[4]}`, message: time[5]!.replace(level, '').trim() }
    } else if (/^\*{5,}/.test(line)) {
      table = /\* Error Summary \*/.test(line) ? 'errors' : /\* Drive Status \*/.test(line) ? 'status' : null
    } else if (table && line.includes('|') && !/^!?\s+Device \|/.test(line)) {
      yield {
        row: line
          .replace(/^!/, ' ')
          .split('|')
          .map((cell) => cell.trim()),
        table,
      }
    }
  }
}
