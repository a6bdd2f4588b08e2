import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
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
  const done = await npmCi()
  progress.stop()
  if (!done) return false
  writeFileSync(stamp, want)
  console.log(`Composants installés en ${seconds(started)} s.`)
  return true
}

const seconds = (since) => ((Date.now() - since) / 1000).toFixed(1).replace('.', ',')

const showProgress = (started) => {
  const timer = setInterval(() => {
    const here = existsSync(modules) ? readdirSync(modules).length : 0
    console.log(`  … ${here} dossiers en place, ${seconds(started)} s`)
  }, 5000)
  return { stop: () => clearInterval(timer) }
}

const npmCi = () => {
  const npmCli = process.env.npm_execpath?.endsWith('npm-cli.js') ? process.env.npm_execpath : null
  // Tests and checks need the development packages whatever NODE_ENV says; PostgreSQL and Node are optional ones.
  const flags = ['ci', '--include=dev', '--include=optional', '--loglevel=error', '--no-audit', '--no-fund']
  const [program, args] = npmCli ? [process.execPath, [npmCli, ...flags]] : ['npm', flags]
  const shell = !npmCli && process.platform === 'win32'
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], shell })
    child.on('error', () => resolve(false))
    child.on('exit', (code) => resolve(code === 0))
  })
}
