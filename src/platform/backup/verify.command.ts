import { type Break, verifyChains } from '#platform/audit/verify.ts'
import { asOwner } from '#platform/db/database.ts'
import type { Command } from '../cli/command.ts'
import { Halt } from '../cli/halt.ts'
import { say } from '../cli/say.ts'
import { withServer } from '../cli/server.ts'
import { asAdministrator } from './administrator.ts'
import { damagedFiles } from './files.ts'
import { readPublished } from './heads.ts'

const faults: Record<Break['fault'], string> = {
  edited: 'une trace a été modifiée',
  missing: 'une trace manque',
  tail_cut: 'les dernières traces manquent',
  head: 'la fin de la chaîne n’est pas celle qui est annoncée',
}

export const verifyCommand: Command = {
  name: 'verify',
  summary: 'Vérifie que rien n’a été modifié en cachette : traces et pièces jointes',
  details:
    'Chaque acte laisse une trace liée à la précédente. Gardez ailleurs la fin de chaque chaîne (maillon verify --json) :\n' +
    'avec --head, elle montre aussi les traces qui auraient été coupées à la fin.',
  options: {
    head: { type: 'string', value: 'FICHIER', help: 'Fins de chaîne gardées ailleurs' },
    json: { type: 'boolean', help: 'Résultat pour un programme' },
  },
  async run(typed) {
    const published = typed.text('head')
    const heads = published ? readPublished(typed.path(published)) : []
    const { chains, files } = await withServer('maillon verify', async ({ url }) => {
      await asAdministrator(url, async () => {})
      return asOwner(url, async (db) => ({ chains: await verifyChains(db, heads), files: await damagedFiles(db) }))
    })
    if (typed.flag('json')) console.log(JSON.stringify({ ...chains, ...files }))
    for (const { organisation, seq, fault } of chains.breaks)
      say(`  Structure ${organisation}, trace ${seq} : ${faults[fault]}.`)
    for (const file of files.damaged) say(`  Pièce jointe ${file} : son contenu a changé.`)
    if (chains.breaks.length + files.damaged.length > 0) throw new Halt('La vérification a trouvé des défauts.')
    say(`Tout est intact : ${chains.events} traces, ${files.files} pièces jointes.`)
  },
}
