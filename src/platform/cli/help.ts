import type { Command } from './command.ts'

const columns = (rows: [string, string][]): string => {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}   ${right}`).join('\n')
}

/** The list of commands. */
export const helpOnAll = (commands: Command[]): string =>
  `Maillon, ligne de commande

Usage : maillon COMMANDE [options]

${columns(commands.map(({ name, summary }) => [name, summary]))}

Pour en savoir plus : maillon COMMANDE --help
Réglages : DATABASE_URL (une base PostgreSQL à vous), sinon MAILLON_DATA (dossier des données, « data » par défaut).`

/** What one command does and takes. */
export const helpOn = ({ name, summary, arguments: words = [], options = {}, details }: Command): string => {
  const rows = Object.entries(options).map(([option, { value, help }]): [string, string] => [
    value ? `--${option} ${value}` : `--${option}`,
    help,
  ])
  const usage = ['maillon', name, ...words, '[options]'].join(' ')
  return [`Usage : ${usage}`, summary, details, columns([...rows, ['--help', 'Cette aide']])]
    .filter(Boolean)
    .join('\n\n')
}
