import { sayPhone } from '#network/phones/phone.ts'
import { download } from '#platform/files/file.store.ts'
import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Empty } from '#platform/ui/empty.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { type Page, routes } from '#platform/web/routes.ts'
import { copyBehind, copyFileBehind } from './copy.behind.store.ts'

/** A family opens its copy behind the link of its letter, without an account. Reading changes nothing: filters of mailboxes follow links. */
const url = '/exemplaire/:jeton'
export const copyPages = routes()
  .get(url, 'anyone', show)
  .get(`${url}/convention.pdf`, 'anyone', paper, { plain: true })

const tokenOf = (c: Page) => c.req.param('jeton') ?? ''

async function show(c: Page) {
  const behind = await copyBehind(c.var.db, tokenOf(c), c.var.now)
  if (!behind) return over(c)
  const { until, organisation, phone } = behind
  return c.render(
    <>
      <Heading
        over={organisation}
        title="Votre exemplaire"
        lead="C’est le papier que vous avez signé. Gardez-le : il dit ce que vous avez reçu et qui appeler."
      />
      <Actions>
        <LinkButton href={`/exemplaire/${tokenOf(c)}/convention.pdf`} icon="download">
          Ouvrir mon exemplaire
        </LinkButton>
      </Actions>
      <p class="quiet">
        Ce lien s’efface le {sayDate(dayOf(until))}.{' '}
        {phone && (
          <>
            Une question ? Appelez le <a href={`tel:${phone}`}>{sayPhone(phone)}</a>.
          </>
        )}
      </p>
    </>,
    { title: 'Votre exemplaire', layout: 'bare' },
  )
}

async function paper(c: Page) {
  const file = await copyFileBehind(c.var.db, tokenOf(c), c.var.now)
  return file ? download(file, { inline: true }) : over(c)
}

/** The same page and the same status whatever the reason. */
const over = (c: Page) =>
  c.render(
    <>
      <Heading title="Ce lien n’ouvre rien" />
      <Empty title="Il a sans doute pris fin">
        <p>Demandez votre exemplaire à la structure qui vous a remis le matériel : elle l’a gardé pour vous.</p>
      </Empty>
    </>,
    { title: 'Ce lien n’ouvre rien', layout: 'bare', status: 404 },
  )
