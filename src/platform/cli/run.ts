import type { Command } from './command.ts'
import { explain } from './explain.ts'
import { Halt } from './halt.ts'
import { helpOn, helpOnAll } from './help.ts'
import { readTyped } from './typed.ts'

/**
 * Runs the command that was typed and answers the exit code: 0 done, 1 refused or failed, 2 not typed as it should be.
 * `folder` is where the person stands: the paths they type start there.
 */
export const run = async (commands: Command[], args: string[], folder: string): Promise<number> => {
  if (args.length === 0 || ['--help', '-h', 'help'].includes(args[0]!)) {
    console.log(helpOnAll(commands))
    return args.length === 0 ? 2 : 0
  }
  const command = find(commands, args)
  if (!command) {
    console.error(`La commande « ${args[0]} » n’existe pas. Voir : maillon --help`)
    return 2
  }
  const rest = args.slice(command.name.split(' ').length)
  if (rest.includes('--help') || rest.includes('-h')) {
    console.log(helpOn(command))
    return 0
  }
  try {
    await command.run(readTyped(command, rest, folder))
    return 0
  } catch (error) {
    console.error(explain(error))
    return error instanceof Halt ? error.code : 1
  }
}

const find = (commands: Command[], args: string[]): Command | undefined =>
  commands.find(({ name }) => name.split(' ').every((word, place) => args[place] === word))
