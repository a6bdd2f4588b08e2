import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Command, Typed } from './command.ts'
import { Halt } from './halt.ts'

/** Reads what follows a command's name. Throws a Halt (2) when it is not what the command declares. */
export const readTyped = (command: Command, args: string[], folder: string): Typed => {
  const { values, positionals } = parse(command, args)
  const expected = command.arguments ?? []
  if (positionals.length < expected.length) throw misused(command, `Il manque ${expected[positionals.length]}.`)
  if (positionals.length > expected.length) throw misused(command, `« ${positionals[expected.length]} » est en trop.`)
  return {
    words: positionals,
    flag: (option) => values[option] === true,
    text: (option) => (typeof values[option] === 'string' ? values[option] : undefined),
    path: (typed) => resolve(folder, typed),
  }
}

const parse = (command: Command, args: string[]) => {
  const options = Object.fromEntries(Object.entries(command.options ?? {}).map(([name, { type }]) => [name, { type }]))
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw misused(command, say(error as NodeJS.ErrnoException))
  }
}

const say = ({ code, message }: NodeJS.ErrnoException): string => {
  const option = message.match(/'(-[^' ]*)/)?.[1] ?? ''
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `L’option ${option} n’existe pas ici.`
  return `L’option ${option} est mal écrite.`
}

const misused = (command: Command, sentence: string): Halt =>
  new Halt(`${sentence} Voir : maillon ${command.name} --help`, 2)
