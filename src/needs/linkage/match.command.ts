import { basename } from 'node:path'
import type { Command, Typed } from '#platform/cli/command.ts'
import { fileAt } from '#platform/cli/file.ts'
import { Halt } from '#platform/cli/halt.ts'
import { endWhenReaderLeaves } from '#platform/cli/taken.ts'
import { readColumnMap } from './command/columnMap.ts'
import { clusterLines, inHandfuls, pairLines } from './command/lines.ts'
import { addPeople } from './command/peopleFile.ts'
import { sayFound } from './command/report.ts'
import { readVerdicts } from './command/verdictFile.ts'
import { type Linked, link } from './link.ts'
import { gatherRecords } from './records/records.ts'

/** `maillon match`: which rows of one list, or of two, are the same person. Without a database. */
export const matchCommand: Command = {
  name: 'match',
  summary: 'Trouve les fiches qui désignent la même personne, dans une liste ou entre deux',
  arguments: ['FICHIER'],
  details: `Rien n’est enregistré. Le fichier de correspondance nomme le genre de chaque colonne à comparer :
  {"prénom": "given_name", "nom": "family_name", "né le": "birth_date"}
Genres : given_name, family_name, birth_date, street_number, street, locality, postcode, phone, email, id_number, other.
Une paire certaine peut être réunie sans relecture ; une paire à vérifier attend quelqu’un.
Avec --clusters, les fiches sont réunies en personnes, les paires les plus sûres d’abord : celles à vérifier comptent aussi, à relire avant d’effacer ou de
fondre quoi que ce soit. Avec --certain, seules les paires certaines et les avis rendus réunissent : aucune fiche de trop, mais bien des personnes en gardent deux.
Entre deux listes qui ont un identifiant en commun, les lignes de --clusters écrivent « 1:12 » et « 2:12 ».
Sortie : 0 quand c’est fait, 1 quand un fichier ne convient pas, 2 quand la commande est mal écrite.`,
  options: {
    id: { type: 'string', value: 'COLONNE', help: 'Colonne de l’identifiant, différent à chaque ligne' },
    map: { type: 'string', value: 'FICHIER', help: 'Correspondance des colonnes (JSON)' },
    with: {
      type: 'string',
      value: 'FICHIER',
      help: 'Seconde liste, aux mêmes colonnes : seules les paires entre les deux sont cherchées',
    },
    verdicts: {
      type: 'string',
      value: 'FICHIER',
      help: 'Avis déjà rendus, un par ligne : {"a": "12", "b": "15", "same": false}',
    },
    clusters: {
      type: 'boolean',
      help: 'Avec --json : une ligne par fiche et sa personne, au lieu d’une ligne par paire',
    },
    certain: { type: 'boolean', help: 'Avec --clusters : ne réunit que les paires certaines et les avis rendus' },
    json: { type: 'boolean', help: 'Résultat pour un programme, une ligne par paire' },
  },
  async run(typed) {
    const linked = linkFiles(typed)
    if (!typed.flag('json') && !typed.flag('clusters')) return console.log(sayFound(linked))
    endWhenReaderLeaves()
    const lines = typed.flag('clusters')
      ? clusterLines(linked, typed.flag('certain') ? linked.surely : linked.clusters)
      : pairLines(linked)
    for (const handful of inHandfuls(lines)) console.log(handful)
  },
}

const linkFiles = (typed: Typed): Linked => {
  const [path = ''] = typed.words
  const id = typed.text('id')
  const map = typed.text('map')
  if (!id) throw new Halt('Il manque --id. Voir : maillon match --help', 2)
  if (typed.flag('certain') && !typed.flag('clusters'))
    throw new Halt('--certain accompagne --clusters. Voir : maillon match --help', 2)
  if (!map) throw new Halt('Il manque --map. Voir : maillon match --help', 2)
  const columns = readColumnMap(fileAt(typed, map).text(), basename(map))
  const verdicts = typed.text('verdicts')
  const decided = verdicts ? readVerdicts(fileAt(typed, verdicts).text(), basename(verdicts)) : []
  const gathering = gatherRecords(columns)
  addPeople(gathering, fileAt(typed, path), id, columns, 0)
  const second = typed.text('with')
  if (second) addPeople(gathering, fileAt(typed, second), id, columns, 1)
  return link(gathering.finish(), decided)
}
