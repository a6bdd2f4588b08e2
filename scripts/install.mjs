import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './runtime.mjs'

const modules = join(root, 'node_modules')
const stamp = join(modules, '.maillon-installed')

const wanted = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(process.platform + process.arch)
    .digest('hex')

/** Installs exactly what package-lock.json says, once per lockfile and platform. Answers false when it could not. */
export const install = async () => {
  const want = wanted()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === want) return true
  const started = Date.now()
  console.log('Installation des composants : une seule fois, une minute environ.')
  const progress = showProgress(started)
  const done = await installAll()
  progress.stop()
  if (!done) return false
  writeFileSync(stamp, want)
  console.log(`Composants installés en ${seconds(started)} s.`)
  return true
}

const seconds = (since) => ((Date.now() - since) / 1000).toFixed(1).replace('.', ',')

const showProgress = (started) => {
  const timer = setInterval(() => {
    console.log(`  … en cours depuis ${Math.round((Date.now() - started) / 1000)} s`)
  }, 5000)
  return { stop: () => clearInterval(timer) }
}

const npmCli = process.env.npm_execpath?.endsWith('npm-cli.js') ? process.env.npm_execpath : null

const installAll = async () => {
  const result = await npm(['ci'])
  // npm ends some errors with its whole manual: the cause stands in the first lines.
  if (!result.done) console.error(result.complaint.split('\n').slice(0, 8).join('\n'))
  return result.done
}

const npm = (command) => {
  // Tests and checks need the development packages whatever NODE_ENV says; PostgreSQL and Node are optional ones.
  const flags = [...command, '--include=dev', '--include=optional', '--loglevel=error', '--no-audit', '--no-fund']
  const [program, args] = npmCli ? [process.execPath, [npmCli, ...flags]] : ['npm', flags]
  const shell = !npmCli && process.platform === 'win32'
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'], shell })
    let complaint = ''
    child.stderr.setEncoding('utf8').on('data', (text) => {
      complaint += text
    })
    child.on('error', (error) => resolve({ done: false, complaint: error.message }))
    child.on('close', (code) => resolve({ done: code === 0, complaint }))
  })
}
