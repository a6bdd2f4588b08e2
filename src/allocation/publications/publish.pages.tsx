import { refused } from '#platform/access/refusal.ts'
import { Confirm } from '#platform/ui/confirm.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { flash } from '#platform/web/cookies.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { refusalToPublish } from './publication.rules.ts'
import { publishRun, runToPublish } from './publish.store.ts'

const url = '/passages/:id/publication'
export const publishPages = routes()
  .get(url, ['coordinator'], (c) => show(c))
  .post(url, ['coordinator'], publish)

const runOf = async (c: Page) => found(await runToPublish(c.var.by, c.req.param('id') ?? ''))

async function publish(c: Page) {
  const run = await runOf(c)
  const published = await publishRun(c.var.by, run.id)
  if (refused(published)) return show(c, published.refusal)
  flash(c, 'Le passage est publié : tout le monde peut le lire et le refaire.')
  return c.redirect(`/attributions-publiques/${published.code}`, 303)
}

async function show(c: Page, refusal: string | null = null) {
  const run = await runOf(c)
  const closed = refusalToPublish(run)
  return c.render(
    <>
      <ErrorSummary errors={refusal ? { form: refusal } : null} />
      {closed ? (
        <Heading title="Publier ce passage" lead={closed} />
      ) : (
        <Confirm
          title="Publier ce passage ?"
          action={c.req.path}
          label="Publier"
          back={`/passages/${run.id}`}
          undo="Une publication ne se retire pas et ne se change plus : d’autres l’auront copiée."
        >
          <p>
            Tout le monde lira, sans compte : la règle, le stock, les quotas, les seuils, les nombres arrondis à cinq,
            combien de dérogations, et la liste par codes avec de quoi tout refaire. Aucun nom, aucune adresse, aucune
            raison de dérogation n’y est.
          </p>
        </Confirm>
      )}
      <p>
        <a href={`/attributions-publiques/${run.public_code}`}>Voir la page publique</a>
      </p>
    </>,
    {
      title: 'Publier un passage',
      crumbs: [
        ['Programmes', '/programmes'],
        [run.programme, `/programmes/${run.programme_id}`],
        ['Passages', `/programmes/${run.programme_id}/passages`],
        [run.name, `/passages/${run.id}`],
      ],
      status: refusal ? 422 : 200,
    },
  )
}
