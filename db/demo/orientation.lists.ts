import { targetsOf } from '#needs/lists/list.targets.ts'
import { bulkFields } from '#orientation/bulk/bulk.columns.ts'
import { proposeColumns } from '#platform/tables/columns.ts'
import { packList } from '#platform/tables/list.ts'
import type { Person } from './people.ts'
import type { Scene } from './scene.ts'

const header = ['Nom', 'Commune', 'Téléphone', 'Besoins', 'Remarque', 'Accord']
const people: readonly (readonly string[])[] = [
  ['Mme Laurent', 'Harnes', '06 39 98 40 01', 'ordinateur et formation', 'préfère le mardi', 'oui'],
  ['M. Szymanski', 'Harnes', '639984002', 'connexion', '', 'oui'],
  ['Mme Kowalczyk', 'Harnes', '06 39 98 40 03', 'une connexion', 'dossier ouvert en juin', 'oui'],
  ['Famille Dumont', 'Lens', '', 'ordinateur', '', 'non'],
  ['M. Faure', 'Noyelles', '06 39 98 40 05', 'apprendre à s’en servir', '', 'oui'],
]

/** A list that Samira began to read over: one row she knows already, one without agreement, one whose commune is not sure. */
export function inventOrientationList({ demo, network, claire, programme }: Scene): void {
  const [samira] = network.ccasHarnes.people as [Person]
  const kept_at = demo.clock.ago(1)
  const columns = proposeColumns(header, people, targetsOf(bulkFields))
  demo.add('list_upload', {
    ...{ id: demo.id(kept_at), organisation_id: samira.organisation.id, purpose: 'orientations', kept_at },
    ...{ name: 'personnes à orienter.xlsx', partner: '' },
    ...packList({ header, rows: people.map((cells, at) => ({ line: at + 2, cells: [...cells] })), notes: [] }),
    said: {
      columns,
      communes: {},
      more: { to: `${claire.organisation.id}.${programme.id}`, agreed: 'spoken' },
    } as never,
  })
}
