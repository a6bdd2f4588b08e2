import { Address } from '#network/accounts/signIn.form.ts'
import { organisationKinds } from '#network/organisations/words.ts'
import { type Role, roles } from '#platform/access/member.ts'
import type { Command, Typed } from '#platform/cli/command.ts'
import { Halt } from '#platform/cli/halt.ts'
import { migrateOrHalt } from '#platform/cli/migrate.command.ts'
import { say } from '#platform/cli/say.ts'
import { withServer } from '#platform/cli/server.ts'
import { asOwner } from '#platform/db/database.ts'
import { type Added, addMember } from './memberAdd.ts'

const oneOf = <T extends string>(typed: Typed, option: string, allowed: Record<T, string>): T => {
  const value = typed.text(option)
  if (value !== undefined && value in allowed) return value as T
  const choices = Object.entries<string>(allowed).map(([word, said]) => `  ${word} : ${said}`)
  throw new Halt(`Dites ce que vaut --${option}, parmi :\n${choices.join('\n')}`, 2)
}

const text = (typed: Typed, option: string): string => {
  const value = typed.text(option)?.trim()
  if (!value || value.length < 2) throw new Halt(`Il manque --${option}. Voir : maillon member add --help`, 2)
  return value
}

const read = (typed: Typed): Added => {
  const email = Address.safeParse(typed.text('email') ?? '')
  if (!email.success) throw new Halt('--email attend une adresse e-mail complète.', 2)
  return {
    organisation: text(typed, 'organisation'),
    kind: oneOf(typed, 'kind', organisationKinds),
    email: email.data,
    name: text(typed, 'name'),
    role: oneOf<Role>(typed, 'role', roles),
    admin: typed.flag('admin'),
  }
}

export const memberAddCommand: Command = {
  name: 'member add',
  summary: 'Ajoute une personne, et sa structure si elle est nouvelle',
  details: 'Pour la première personne d’un site vide. Les suivantes s’invitent depuis la page « Membres ».',
  options: {
    organisation: { type: 'string', value: 'NOM', help: 'Nom de la structure' },
    kind: { type: 'string', value: 'GENRE', help: 'Genre de la structure : association, ccas, school, refurbisher…' },
    email: { type: 'string', value: 'ADRESSE', help: 'Adresse où la personne reçoit ses codes' },
    name: { type: 'string', value: 'NOM', help: 'Prénom et nom de la personne' },
    role: { type: 'string', value: 'RÔLE', help: 'Ce qu’elle fait : coordinator, prescriber, refurbisher…' },
    admin: { type: 'boolean', help: 'Elle gère aussi la structure' },
  },
  async run(typed) {
    const added = read(typed)
    await withServer('maillon member add', async ({ url }) => {
      await migrateOrHalt(url)
      await asOwner(url, (owner) => addMember(owner, added))
    })
    say(`${added.name} peut entrer dans Maillon pour ${added.organisation}.`)
    console.log(`${process.env.MAILLON_ADDRESS || `http://localhost:${process.env.PORT || 3000}`}/connexion`)
  },
}
