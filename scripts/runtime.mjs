import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds package.json. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** The first Node whose Temporal and type stripping the code relies on. */
export const wantedMajor = 26

const windows = process.platform === 'win32'
const installed = join(root, 'node_modules', '.bin', windows ? 'node.cmd' : 'node')

const majorOf = (version) => Number(version.replace('v', '').split('.')[0])

/** Whether this very process is recent enough to run the application. */
export const recentEnough = () => majorOf(process.versions.node) >= wantedMajor

/** The Node that runs the application: the one npm installed for this platform, else this one. Null when neither will do. */
export const findRuntime = () => {
  if (existsSync(installed)) {
    const asked = spawnSync(installed, ['-v'], { encoding: 'utf8', shell: windows })
    if (asked.status === 0 && majorOf(asked.stdout) >= wantedMajor) return installed
  }
  return recentEnough() ? process.execPath : null
}
