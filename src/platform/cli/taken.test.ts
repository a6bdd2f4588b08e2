import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const inShell = (script: string, reader: string) =>
  promisify(execFile)('sh', ['-c', `"$NODE" --input-type=module -e "$SCRIPT" | ${reader}`], {
    env: {
      ...process.env,
      NODE: process.execPath,
      SCRIPT: `import { allTaken, endWhenReaderLeaves } from './src/platform/cli/taken.ts'; endWhenReaderLeaves(); ${script}`,
    },
  })
// The launcher shares its output with the program, which makes a pipe take it little by little.
const shared = 'process.stdout._handle.setBlocking(false);'
const long = `for (let line = 0; line < 2000; line++) console.log('x'.repeat(999));`

test('a long answer reaches the end of a slow pipe', async () => {
  const { stdout } = await inShell(`${shared} ${long} await allTaken(); process.exit(0)`, '(sleep 0.3; wc -c)')
  expect(Number(stdout)).toBe(2_000_000)
})

test('a reader that leaves early sees no trace', async () => {
  const { stdout, stderr } = await inShell(`${shared} ${long} await allTaken(); process.exit(0)`, 'head -c 10')
  expect(stdout).toBe('x'.repeat(10))
  expect(stderr).toBe('')
})
