import { communeMeant } from '#network/communes/commune.store.ts'
import { isId } from '#platform/db/id.ts'
import { PAGE } from '#platform/db/page.ts'
import { linkCell } from '#platform/ui/cells.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Filters } from '#platform/ui/filters.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { readFilters } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { DirectoryForm } from './organisation.form.ts'
import { type Directory, directory, type Organisation } from './organisation.store.ts'
import { sayOrganisationKind } from './words.ts'

export const organisationListPages = routes().get('/structures', 'members', list)

async function list(c: Page) {
  const filters = readFilters(c, DirectoryForm)
  const found = await directory(c.var.by, {
    ...(await whereOf(c, filters)),
    name: filters.q,
    after: afterOf(filters.apres),
  })
  const rows = found.slice(0, PAGE)
  return c.render(
    <Organisations rows={rows} filters={filters} more={found.length > PAGE} own={c.var.member.organisationId} />,
    { title: 'Structures' },
  )
}

/** A postcode may hold several communes: all of them are meant. */
async function whereOf(c: Page, { commune }: DirectoryForm): Promise<Directory> {
  if (!commune) return {}
  const meant = await communeMeant(c.var.db, commune)
  if (meant) return { commune: meant.insee }
  return /^\d{5}$/.test(commune) ? { postcode: commune } : { commune: 'aucune' }
}

const afterOf = (text = '') => {
  const id = text.slice(0, 36)
  return isId(id) && text.length > 37 ? { id, name: text.slice(37) } : undefined
}

type Props = { rows: readonly Organisation[]; filters: DirectoryForm; more: boolean; own: string }

const Organisations = ({ rows, filters, more, own }: Props) => {
  const last = rows.at(-1)
  const next = new URLSearchParams({
    ...(filters.q && { q: filters.q }),
    ...(filters.commune && { commune: filters.commune }),
    apres: `${last?.id}_${last?.name}`,
  })
  const mine = (
    <LinkButton href={`/structures/${own}`} second>
      Ma structure
    </LinkButton>
  )
  return (
    <>
      <Heading title="Structures" lead="Qui agit sur le territoire, et où." action={mine} />
      <Filters action="/structures" active={Boolean(filters.q || filters.commune)}>
        <Field name="q" label="Nom" type="search" value={filters.q} autocomplete="off" />
        <Field name="commune" label="Commune ou code postal" type="search" value={filters.commune} autocomplete="off" />
      </Filters>
      {rows.length > 0 ? (
        <Rows
          caption="Structures"
          captionHidden
          columns={['Structure', 'Nature', 'Commune']}
          rows={rows}
          cells={(row) => [
            linkCell(`/structures/${row.id}`, row.name),
            sayOrganisationKind(row.kind),
            row.commune_name,
          ]}
        />
      ) : (
        <Empty title="Aucune structure ne correspond">
          <p>Essayez avec une partie du nom, ou une commune voisine.</p>
        </Empty>
      )}
      <Pager older={more ? `/structures?${next}` : null} newer={filters.apres ? '/structures' : null} />
    </>
  )
}
