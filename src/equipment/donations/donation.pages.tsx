import { PAGE } from '#platform/db/page.ts'
import { sayShort } from '#platform/i18n/dates.ts'
import { chipCell, linkCell } from '#platform/ui/cells.ts'
import { counted } from '#platform/ui/counted.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { nextHref, pageOf, readCursor } from '#platform/web/keyset.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { donationStates } from './donation.rules.ts'
import { listDonations } from './donation.store.ts'

async function list(c: Page) {
  const { by, member } = c.var
  const page = pageOf(await listDonations(by, readCursor(c), PAGE + 1), PAGE, (lot) => ({
    at: lot.announced_at,
    id: lot.id,
  }))
  const donor = member.role === 'donor'
  const add = (
    <LinkButton icon="gift" href="/dons/nouveau">
      Annoncer un don
    </LinkButton>
  )
  return c.render(
    <>
      <Heading title="Dons de matériel" action={donor && page.rows.length > 0 && add} />
      <p>
        <a href="/conventions-de-don">Conventions de don</a>
        {' · '}
        {donor ? <a href="/reemploi">Votre compte de réemploi</a> : <a href="/dons/titre">À quel titre vous recevez</a>}
      </p>
      {page.rows.length === 0 ? (
        <Empty title="Aucun don pour le moment">
          <p>
            {donor
              ? 'Annoncez le matériel que vous retirez : l’atelier vient le chercher, l’efface, et vous suivez ce qu’il devient.'
              : 'Les dons que des collectivités ou des entreprises vous annoncent arrivent ici.'}
          </p>
          {donor && add}
        </Empty>
      ) : (
        <Rows
          caption="Dons"
          captionHidden
          columns={['Don', donor ? 'Atelier' : 'Donateur', 'Appareils annoncés', 'État', 'Annoncé le']}
          rows={page.rows}
          cells={(lot) => [
            linkCell(`/dons/${lot.id}`, lot.title, lot.kinds),
            donor ? lot.refurbisher : lot.donor,
            counted(lot.announced, 'appareil'),
            chipCell(donationStates[lot.state]?.label ?? '', donationStates[lot.state]?.tone),
            sayShort(lot.announced_at),
          ]}
        />
      )}
      <Pager older={nextHref(c, page.next)} />
    </>,
    { title: 'Dons de matériel' },
  )
}

export const donationPages = routes().get('/dons', ['donor', 'refurbisher'], list)
