import { refused } from '#platform/access/refusal.ts'
import type { Command } from '#platform/cli/command.ts'
import { jsonAt } from '#platform/cli/file.ts'
import { Halt } from '#platform/cli/halt.ts'
import { againstAnnounced } from './publications/announced.rules.ts'
import { differences } from './publications/replay.rules.ts'
import { allocate } from './solving/allocate.ts'
import { listed, sayAllocation } from './solving/allocation.words.ts'
import { readScenario } from './solving/scenario.form.ts'

/** `maillon allocate`: who is served, exactly, and the proof. Without a database. */
export const allocateCommand: Command = {
  name: 'allocate',
  summary: 'Attribue un stock à des besoins, selon la règle, et le prouve',
  arguments: ['FICHIER'],
  details: `Rien n’est enregistré. Le fichier (JSON) donne les numéros du tirage, les besoins, le stock et les quotas :
  {"seed": "…", "needs": [{"id": "a1", "kind": "tablette", "stratum": 1, "points": 12, "since": "2026-09-01",
   "attributes": {"commune": "Harnes"}}], "supply": [{"class": "neuve", "count": 40, "suits": ["tablette"], "fit": {"tablette": 2}}],
   "quotas": [{"name": "Harnes", "where": {"commune": "Harnes"}, "min": 10, "max": 40}]}
Le plus de familles de la première priorité d’abord, puis de la deuxième, et ainsi de suite ; puis le plus de points, les classes
les mieux adaptées, les plus longues attentes, et le tirage. Le même fichier donne toujours la même réponse.
Avec --replay, FICHIER est une attribution publiée : elle est refaite, et comparée.
Sortie : 0 quand c’est fait, 1 quand la publication diffère, 2 quand le fichier ne convient pas. Des quotas incompatibles sont une réponse (0).`,
  options: {
    json: { type: 'boolean', help: 'Résultat pour un programme, certificat compris' },
    replay: { type: 'boolean', help: 'Refait une attribution publiée et dit si elle est la même' },
  },
  async run(typed) {
    const written = jsonAt(typed, typed.words[0] ?? '')
    const published = typed.flag('replay') ? publishedIn(written) : null
    const scenario = readScenario(published ? published.certificate.scenario : written)
    if (refused(scenario)) throw new Halt(scenario.refusal, 2)
    const found = await allocate(scenario)
    const announced = published ? againstAnnounced(published) : null
    const faults = published ? [...(announced?.faults ?? []), ...differences(published, found)] : []
    if (faults.length > 0) throw new Halt(listed('Refaite, l’attribution n’est pas celle qui est publiée.', faults))
    if (typed.flag('json')) return console.log(JSON.stringify(found))
    if (published) console.log('Refaite, l’attribution est celle qui est publiée, à la lettre.')
    for (const verdict of announced?.verdicts ?? []) console.log(verdict)
    console.log(sayAllocation(found, scenario))
  },
}

type Published = { [key: string]: unknown; certificate: { scenario: unknown } }

function publishedIn(written: unknown): Published {
  const { certificate } = (written ?? {}) as Partial<Published>
  if (typeof certificate !== 'object' || certificate === null || !('scenario' in certificate))
    throw new Halt('Ce fichier n’est pas une attribution publiée : il n’a pas de certificat.', 2)
  return { ...(written as object), certificate }
}
