import { zipSync } from 'fflate'
import { download } from '#platform/files/file.store.ts'
import { dayOf, sayShort } from '#platform/i18n/dates.ts'
import { linkCell } from '#platform/ui/cells.ts'
import { counted } from '#platform/ui/counted.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { lotAsked } from '../donations/lot.pages.tsx'
import { certificatesOfLot, factsIn, filesOfCertificates } from './certificate.store.ts'
import { sayMachine } from './certificate.words.ts'

const readers = ['donor', 'refurbisher'] as const

/** All the certificates of a lot, for its donor and its refurbisher: one by one, or in one file. */
export const lotCertificatePages = routes()
  .get('/dons/:id/certificats', readers, show)
  .get('/dons/:id/certificats.zip', readers, all, { plain: true })

async function show(c: Page) {
  const lot = await lotAsked(c)
  const certificates = await certificatesOfLot(c.var.by, lot.id)
  return c.render(
    <>
      <Heading
        title="Certificats d’effacement"
        lead={`Don « ${lot.title} » : ${counted(certificates.length, 'certificat')}`}
        action={
          certificates.length > 0 && (
            <LinkButton icon="download" href={`/dons/${lot.id}/certificats.zip`} download>
              Tous les certificats
            </LinkButton>
          )
        }
      />
      {certificates.length === 0 ? (
        <Empty title="Pas encore de certificat">
          <p>L’atelier établit celui de chaque machine une fois ses preuves vérifiées par une seconde personne.</p>
        </Empty>
      ) : (
        <Rows
          caption="Certificats du don"
          captionHidden
          columns={['Certificat', 'Machine', 'Numéro de série', 'Niveau', 'Établi le']}
          rows={certificates}
          cells={(one) => {
            const facts = factsIn(one)
            return [
              linkCell(`/appareils/${one.device_id}/certificat`, one.number, one.device_number),
              sayMachine(facts),
              facts.serial,
              [...new Set(facts.supports.map(({ level }) => level))].join(', '),
              sayShort(one.issued_at),
            ]
          }}
        />
      )}
    </>,
    {
      title: 'Certificats d’effacement',
      crumbs: [
        ['Dons', '/dons'],
        [lot.title, `/dons/${lot.id}`],
      ],
    },
  )
}

/** A PDF is compressed already: the archive only holds them together. */
async function all(c: Page) {
  const lot = await lotAsked(c)
  const certificates = await certificatesOfLot(c.var.by, lot.id)
  if (certificates.length === 0) return found<Response>(null)
  const files = await filesOfCertificates(
    c.var.by,
    certificates.map(({ id }) => id),
  )
  const content = Object.fromEntries(
    files.map(({ name, bytes }) => [name, [new Uint8Array(bytes), { level: 0, mtime: c.var.now }] as const]),
  )
  const bytes = Buffer.from(zipSync(content as Parameters<typeof zipSync>[0]))
  return download({ name: `certificats-${dayOf(lot.announced_at)}.zip`, type: 'application/zip', bytes })
}
