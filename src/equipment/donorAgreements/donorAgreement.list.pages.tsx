import { sayDate } from '#platform/i18n/dates.ts'
import { chipCell, linkCell } from '#platform/ui/cells.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { type Page, routes } from '#platform/web/routes.ts'
import { agreementStates } from './donorAgreement.rules.ts'
import { listAgreements } from './donorAgreement.store.ts'

/** An organisation has a handful of agreements: one page holds them. */
const MOST = 200

async function list(c: Page) {
  const agreements = await listAgreements(c.var.by, MOST)
  const donor = c.var.member.role === 'donor'
  const add = (
    <LinkButton icon="sign" href="/conventions-de-don/nouvelle">
      Écrire une convention
    </LinkButton>
  )
  return c.render(
    <>
      <Heading title="Conventions de don" action={donor && agreements.length > 0 && add} />
      {agreements.length === 0 ? (
        <Empty title="Aucune convention">
          <p>
            {donor
              ? 'Une convention dit avec quel atelier vous réemployez votre matériel, jusqu’à quand, et à quoi il s’engage.'
              : 'Les conventions que des donateurs vous proposent arrivent ici.'}
          </p>
          {donor && add}
        </Empty>
      ) : (
        <Rows
          caption="Conventions"
          captionHidden
          columns={['Convention', donor ? 'Atelier' : 'Donateur', 'État', 'Du', 'Au']}
          rows={agreements}
          cells={(one) => [
            linkCell(`/conventions-de-don/${one.id}`, one.title, one.deliberation),
            donor ? one.refurbisher : one.donor,
            chipCell(agreementStates[one.state]?.label ?? '', agreementStates[one.state]?.tone),
            sayDate(one.starts_on),
            one.ends_on ? sayDate(one.ends_on) : 'sans date de fin',
          ]}
        />
      )}
    </>,
    { title: 'Conventions de don', crumbs: [['Dons', '/dons']] },
  )
}

export const donorAgreementListPages = routes().get('/conventions-de-don', ['donor', 'refurbisher'], list)
