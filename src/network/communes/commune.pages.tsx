import { counted } from '#platform/ui/counted.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { Finder } from '#platform/ui/finder.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Table } from '#platform/ui/table.tsx'
import { type Page, routes } from '#platform/web/routes.ts'
import { type Commune, findCommunes } from './commune.store.ts'
import { sayCommune } from './commune.words.ts'

export const communePages = routes().get('/communes', 'members', find)

async function find(c: Page) {
  const typed = (c.req.query('q') ?? '').slice(0, 80)
  const communes = typed ? await findCommunes(c.var.db, typed) : []
  return c.render(<Communes typed={typed} communes={communes} />, { title: 'Communes' })
}

const Communes = ({ typed, communes }: { typed: string; communes: readonly Commune[] }) => (
  <>
    <Heading title="Trouver une commune" lead="Pour voir les structures et les lieux qui s’y trouvent." />
    <Finder action="/communes" label="Nom ou code postal" value={typed}>
      {communes.length > 0 ? (
        <Table
          caption="Communes trouvées"
          captionHidden
          columns={['Commune', { label: 'Habitants', end: true }]}
          rows={communes.map((commune) => [
            <a href={`/structures?commune=${commune.insee}`}>{sayCommune(commune)}</a>,
            commune.population === null ? '' : counted(commune.population, 'habitant'),
          ])}
        />
      ) : (
        typed && (
          <Empty title="Aucune commune ne porte ce nom">
            <p>Écrivez le début de son nom, sans abréviation, ou son code postal.</p>
          </Empty>
        )
      )}
    </Finder>
  </>
)
