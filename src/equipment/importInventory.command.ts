import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type pg from 'pg'
import { type Acting, noWay } from '#platform/access/acting.ts'
import { type Refusal, refused } from '#platform/access/refusal.ts'
import type { Command } from '#platform/cli/command.ts'
import { Halt } from '#platform/cli/halt.ts'
import { migrateOrHalt } from '#platform/cli/migrate.command.ts'
import { say } from '#platform/cli/say.ts'
import { withServer } from '#platform/cli/server.ts'
import { boundTo } from '#platform/db/bound.ts'
import { asOwner } from '#platform/db/database.ts'
import { newId } from '#platform/db/id.ts'
import { counted } from '#platform/ui/counted.ts'
import { checkInventory, importInventory, importStock } from './devices/inventoryImport.store.ts'
import { rowSays } from './devices/inventoryImport.words.ts'

/** `maillon import`: a list of devices, from the terminal, with the rules of the site. */
export const importInventoryCommand: Command = {
  name: 'import',
  summary: 'Importe une liste d’appareils (CSV) dans le stock d’une structure',
  arguments: ['FICHIER'],
  details:
    'Sans --confirmer, dit seulement ce qui serait fait, ligne par ligne. Le même fichier n’est jamais importé deux fois.',
  options: {
    organisation: { type: 'string', value: 'NOM', help: 'Structure qui garde les appareils (atelier ou association)' },
    don: { type: 'string', value: 'TITRE', help: 'Don auquel ils appartiennent, tel que le donateur l’a nommé' },
    confirmer: { type: 'boolean', help: 'Importe pour de bon' },
    json: { type: 'boolean', help: 'Résultat pour un programme' },
  },
  async run(typed) {
    const [path = ''] = typed.words
    const bytes = readFileSync(typed.path(path))
    const organisation = typed.text('organisation')
    if (!organisation) throw new Halt('Il manque --organisation. Voir : maillon import --help', 2)
    const file = { name: basename(path), bytes, sha256: createHash('sha256').update(bytes).digest() }
    await withServer('maillon import', async ({ url }) => {
      await migrateOrHalt(url)
      await asOwner(url, (owner) =>
        within(owner, async () => {
          const by = await actingFor(owner, organisation)
          const lot = await lotNamed(owner, by, typed.text('don'))
          const list = orHalt(await checkInventory(by, bytes, lot?.donor ?? by.member.organisationId))
          if (!typed.flag('confirmer')) {
            if (typed.flag('json')) return console.log(JSON.stringify(list))
            for (const row of list.rows)
              say(`  Ligne ${row.row} : ${rowSays(row).text}${row.refusal ? `. ${row.refusal}` : ''}`)
            return say(
              `${counted(list.news, 'appareil')} à importer, ${list.known} déjà connus, ${counted(list.refused, 'ligne refusée', 'lignes refusées')}. Rien n’est écrit : ajoutez --confirmer.`,
            )
          }
          const done = orHalt(lot ? await importInventory(by, lot.id, file) : await importStock(by, file))
          if (typed.flag('json')) return console.log(JSON.stringify(done))
          say(
            `${counted(done.count, 'appareil importé', 'appareils importés')}, ${done.known} déjà connus, ${counted(done.refused, 'ligne refusée', 'lignes refusées')}.`,
          )
        }),
      )
    })
  },
}

const orHalt = <T>(result: T | Refusal): T => {
  if (refused(result)) throw new Halt(result.refusal)
  return result as T
}

async function within(owner: pg.Client, work: () => Promise<void>): Promise<void> {
  await owner.query('begin')
  try {
    await work()
    await owner.query('commit')
  } catch (error) {
    await owner.query('rollback')
    throw error
  }
}

/** The terminal acts for an organisation, under its own name in the story: no member is pretended. */
async function actingFor(owner: pg.Client, name: string): Promise<Acting> {
  const { rows } = await owner.query<{ id: string; name: string; kind: string }>(
    'select id, name, kind from organisation where lower(name) = lower($1)',
    [name],
  )
  const [organisation] = rows
  if (!organisation) throw new Halt(`Aucune structure ne s’appelle « ${name} ».`)
  if (rows.length > 1) throw new Halt(`Plusieurs structures s’appellent « ${name} ».`)
  await owner.query("select set_config('app.orgs', $1, true), set_config('app.member', '', true)", [
    `{${organisation.id}}`,
  ])
  const member = {
    id: '',
    userId: '',
    name: 'Ligne de commande',
    email: '',
    role: 'refurbisher' as const,
    admin: false,
    organisationId: organisation.id,
    organisationName: organisation.name,
    organisationKind: organisation.kind,
    strong: false,
  }
  return { db: boundTo(owner), member, now: new Date(), newId, ways: noWay, hosts: [] }
}

async function lotNamed(
  owner: pg.Client,
  by: Acting,
  title: string | undefined,
): Promise<{ id: string; donor: string } | null> {
  if (!title) return null
  const { rows } = await owner.query<{ id: string; donor: string }>(
    "select id, organisation_id as donor from donation where refurbisher_id = $1 and lower(title) = lower($2) and state in ('accepted', 'received')",
    [by.member.organisationId, title],
  )
  if (rows.length === 1) return rows[0] ?? null
  throw new Halt(
    rows.length === 0
      ? `Aucun don accepté ne s’appelle « ${title} ».`
      : `Plusieurs dons s’appellent « ${title} » : importez depuis la page du bon don.`,
  )
}
