import { identityOrNull } from '#equipment/devices/snapshot.identity.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { textsOfFirstPage } from '#platform/pdf/pdfText.ts'
import { type DriveFacts, newDrive } from './wipeLog.drive.ts'
import type { LocalTime } from './wipeLog.lines.ts'

/** One drive of one run, as nwipe's PDF report tells it: settings and facts, before any judgement. */
export type WipeReport = {
  version: string | null
  method: string
  startedAt: LocalTime
  rounds: number | null
  verify: 'none' | 'last' | 'all' | null
  blank: boolean
  drive: DriveFacts
}

/**
 * Reads the report that nwipe writes for each drive ("Disk Erasure Report", versions 0.35 and later). It holds less than
 * a log: the machine is not named, and a verification is known by its setting, its errors and the result.
 */
export async function readWipeReport(bytes: Uint8Array): Promise<WipeReport | Refusal> {
  const texts = await textsOfFirstPage(bytes)
  if (refused(texts)) return texts
  if (!texts.includes('Disk Erasure Report'))
    return refuse('Ce PDF n’est pas un rapport de nwipe. Déposez le rapport ou le journal que nwipe écrit.')
  const said = (label: string) => valueAfter(texts, label)
  const started = timeOf(said('Start time:'))
  if (!started) return refuse('Ce rapport de nwipe ne dit pas quand l’effacement a commencé : il ne prouve rien.')
  const method = said('Method:')
  const verify = /verify (last|all|none)/i.exec(said('Verify Pass'))?.[1]?.toLowerCase() as WipeReport['verify']
  const blank = /zeros/i.test(said('Final Pass'))
  const [done = 0, asked = 0] = numbers(said('Rounds'))
  const [erased] = numbers(said('*Bytes Erased:'))
  const [pass = 0, sync = 0, verifying = 0] = numbers(said('Errors'))
  const status = said('Status:').toUpperCase()
  const wiped = !/^verify /i.test(method)
  const whole = wiped && status === 'ERASED' && asked > 0 && done >= asked
  const readBack = whole && (verify === 'last' || verify === 'all')
  return {
    version: /NWIPE version ([\w.-]+)/i.exec(texts.join(' '))?.[1] ?? null,
    ...{ method, startedAt: started, rounds: asked || null, verify: verify ?? null, blank },
    drive: {
      ...newDrive(''),
      bus: said('Bus:'),
      model: said('Make/Model:'),
      serial: serialOf(said('Serial:')),
      bytes: numbers(said('Size(Apparent):')).at(-1) ?? null,
      invoked: method === '' ? null : method,
      started,
      finished: timeOf(said('End time:')),
      writes: wiped && erased !== undefined ? [erased] : [],
      ...{ passVerified: readBack && !blank, blankVerified: readBack && blank, blanked: whole && blank },
      finalRound: whole,
      hiddenSectors: /found|detected|indeterminate|unknown/i.test(said('HPA/DCO:')),
      status: status === 'ABORTED' ? 'UABORTED' : status || null,
      errors: { pass, sync, verify: verifying },
    },
  }
}

const labels =
  /^(?:Make\/Model|Serial|Bus|Size\((?:Apparent|Real)\)|Start time|End time|Duration|Status|Method|PRNG algorithm|Final Pass\(.*\)|Verify Pass\(.*\)|\*Bytes Erased|Rounds\(.*\)|HPA\/DCO(?: Size)?|Throughput|Errors\(.*\)|Information|Disk Erasure Details|Technician.*):?$/

/** What stands after a label, "" when the next label follows at once: an empty field is not its neighbour's value. */
function valueAfter(texts: string[], label: string): string {
  const place = texts.findIndex((text) => text.startsWith(label) && labels.test(text))
  const next = texts[place + 1]
  return place < 0 || next === undefined || labels.test(next) ? '' : next
}

/** "67 MB, 67108864 bytes" → [67, 67108864]; "0/0/0" → [0, 0, 0]; "67108864, (100.00%)" → [67108864, 100, 0]. */
const numbers = (said: string): number[] => (said.match(/\d+/g) ?? []).map(Number).filter(Number.isSafeInteger)

/** "Unknown" and rows of marks are what nwipe writes when a drive hides its number, or when it was asked to hide it. */
const serialOf = (said: string): string | null => (/^unknown$/i.test(said) ? null : identityOrNull(said))

/** "2026/11/26 09:11:41" → "2026-11-26T09:11:41". */
function timeOf(said: string): LocalTime | null {
  const match = /^(\d{4})\/(\d\d)\/(\d\d) (\d\d:\d\d:\d\d)$/.exec(said)
  return match ? `${match[1]}-${match[2]}-${match[3]}T${match[4]}` : null
}
