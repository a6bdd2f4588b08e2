import { Address } from '#network/accounts/signIn.form.ts'
import type { Command } from '#platform/cli/command.ts'
import { Halt } from '#platform/cli/halt.ts'
import { say } from '#platform/cli/say.ts'
import { withServer } from '#platform/cli/server.ts'
import { asOwner } from '#platform/db/database.ts'
import { unlockMember } from './memberUnlock.ts'

export const memberUnlockCommand: Command = {
  name: 'member unlock',
  summary: 'Efface les protections d’une personne qui les a toutes perdues',
  details:
    'À faire après l’avoir reconnue. Elle entre ensuite avec un code reçu par e-mail, et ajoute une nouvelle protection.',
  options: { email: { type: 'string', value: 'ADRESSE', help: 'Son adresse dans Maillon' } },
  async run(typed) {
    const email = Address.safeParse(typed.text('email') ?? '')
    if (!email.success) throw new Halt('--email attend une adresse e-mail complète.', 2)
    await withServer('maillon member unlock', ({ url }) => asOwner(url, (owner) => unlockMember(owner, email.data)))
    say(`Les protections de ${email.data} sont effacées, et ses sessions fermées.`)
  },
}
