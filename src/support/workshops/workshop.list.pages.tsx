import { sayMoment } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Table } from '#platform/ui/table.tsx'
import { type Page, routes } from '#platform/web/routes.ts'
import { receives } from '#support/support.rules.ts'
import { type SeenWorkshop, workshopsAhead, workshopsBehind } from './workshop.read.store.ts'
import { sayRoom, sayState } from './workshop.rules.ts'

export const workshopListPages = routes().get('/ateliers', receives, list)

async function list(c: Page) {
  const [ahead, behind] = await Promise.all([workshopsAhead(c.var.by), workshopsBehind(c.var.by)])
  const open = <LinkButton href="/ateliers/nouveau">Ouvrir un atelier</LinkButton>
  return c.render(
    <>
      <Heading
        title="Ateliers"
        lead="On y apprend à plusieurs, dans un de vos lieux."
        action={ahead.length + behind.length > 0 && open}
      />
      {ahead.length + behind.length === 0 && (
        <Empty title="Aucun atelier pour le moment">
          <p>
            Un atelier a un titre, un lieu, une date et un nombre de places. Les familles s’y inscrivent depuis leur
            page.
          </p>
          {open}
        </Empty>
      )}
      {ahead.length > 0 && <Workshops title="À venir" rows={ahead} now={c.var.now} />}
      {behind.length > 0 && <Workshops title="Passés" rows={behind} now={c.var.now} />}
    </>,
    { title: 'Ateliers', crumbs: [['Rendez-vous', '/rendez-vous']] },
  )
}

const Workshops = ({ title, rows, now }: { title: string; rows: readonly SeenWorkshop[]; now: Date }) => (
  <Block title={title}>
    <Table
      caption={title}
      captionHidden
      columns={['Atelier', 'Quand', 'Lieu', 'Inscriptions', 'État']}
      rows={rows.map((row) => [
        <a href={`/ateliers/${row.id}`}>{row.title}</a>,
        sayMoment(row.starts_at, now),
        row.place_name,
        row.starts_at > now && row.state === 'open' ? sayRoom(row) : counted(row.held, 'famille'),
        sayState(row, now).replaceAll(' ', '\u00a0'),
      ])}
    />
  </Block>
)
