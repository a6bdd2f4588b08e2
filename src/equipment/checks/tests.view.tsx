import { sayShort } from '#platform/i18n/dates.ts'
import { counted } from '#platform/ui/counted.ts'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Sheet } from '#platform/ui/sheet.tsx'
import { sayResult } from './check.words.ts'
import type { Answered } from './checklist.rules.ts'
import type { DeviceTest } from './deviceTests.store.ts'

/** What was tried, the last time in sight; before the first family, and each time it came back. */
export const TestsSheet = ({ tests }: { tests: DeviceTest[] }) => {
  const [last, ...before] = tests
  if (!last) return null
  return (
    <Sheet title="Essais">
      <OneTest test={last} open />
      {before.map((test) => (
        <OneTest test={test} />
      ))}
    </Sheet>
  )
}

const said = (line: Answered) => [sayResult(line, line.result), line.word].filter(Boolean).join(' : ')

const OneTest = ({ test, open }: { test: DeviceTest; open?: boolean }) => {
  const odd = test.answers.filter(({ result }) => result === 'faulty' || result === 'absent')
  const when = `${sayShort(test.tested_at)}${test.turn > 1 ? `, ${test.turn}e vie` : ''}`
  return (
    <>
      {open && (
        <p>
          {odd.length === 0
            ? `Tout fonctionne, le ${sayShort(test.tested_at)}.`
            : odd.map((line) => `${line.label} : ${said(line).toLowerCase()}.`).join(' ')}
        </p>
      )}
      <Disclosure summary={`${counted(test.answers.length, 'essai')}, ${when}`}>
        <Facts>
          {test.answers.map((line) => (
            <Fact label={line.label}>{said(line)}</Fact>
          ))}
        </Facts>
        {test.note && <p>{test.note}</p>}
      </Disclosure>
    </>
  )
}
