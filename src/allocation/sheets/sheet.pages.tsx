import { householdSeenBy } from '#needs/households/household.store.ts'
import type { Role } from '#platform/access/member.ts'
import { download } from '#platform/files/file.store.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { siteAddress } from '#platform/web/address.ts'
import { flash } from '#platform/web/cookies.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { lettersPdf } from './letter.pdf.ts'
import { lettersOf } from './letter.store.ts'
import { sheetSeenBy } from './sheet.store.ts'
import type { Sheet } from './sheet.ts'
import { DetailView, SheetView } from './sheet.view.tsx'
import { titleOf } from './sheet.words.ts'
import { noteTold } from './told.store.ts'

const reads: readonly Role[] = ['coordinator', 'mediator', 'prescriber']

/** The sheet of one family, and the page that it may ask for. Before a decision there is none. */
export const sheetPages = routes()
  .get('/passages/:id/familles/:runNeed', reads, show)
  .post('/passages/:id/familles/:runNeed/remise', ['coordinator', 'mediator'], told)
  .get('/passages/:id/familles/:runNeed/detail', reads, detail)
  .get('/passages/:id/familles/:runNeed/lettre.pdf', reads, letter, { plain: true })

const sheetOf = async (c: Page) =>
  found(await sheetSeenBy(c.var.by, c.req.param('id') ?? '', c.req.param('runNeed') ?? ''))

async function show(c: Page) {
  const { by } = c.var
  const sheet = await sheetOf(c)
  const household = await householdSeenBy(by, sheet.householdId ?? '')
  const letters = await lettersOf(by, [sheet])
  return c.render(
    <>
      <SheetView sheet={sheet} household={household} letter={letters.length > 0} site={siteAddress(c)} />
      {sheet.own && letters.length > 0 && !sheet.toldAt && (
        <Form action={`/passages/${sheet.runId}/familles/${sheet.id}/remise`}>
          <Actions>
            <Submit label="Noter que la lettre est remise en main propre" />
          </Actions>
        </Form>
      )}
    </>,
    { title: titleOf(sheet), crumbs: crumbsOf(sheet, household) },
  )
}

async function detail(c: Page) {
  const sheet = await sheetOf(c)
  const household = await householdSeenBy(c.var.by, sheet.householdId ?? '')
  return c.render(<DetailView sheet={sheet} household={household} />, {
    title: 'Le détail du calcul',
    crumbs: [...crumbsOf(sheet, household), [titleOf(sheet), `/passages/${sheet.runId}/familles/${sheet.id}`]],
  })
}

async function letter(c: Page) {
  const { by } = c.var
  const letters = await lettersOf(by, [await sheetOf(c)])
  if (letters.length === 0) return found<Response>(null)
  const bytes = await lettersPdf(letters, { day: dayOf(by.now), at: by.now, site: siteAddress(c) })
  return download({ name: 'lettre.pdf', type: 'application/pdf', bytes }, { inline: true })
}

async function told(c: Page) {
  const sheet = await sheetOf(c)
  if ((await lettersOf(c.var.by, [sheet])).length === 0) return found<Response>(null)
  await noteTold(c.var.by, sheet.runId, [sheet.id], 'hand')
  flash(c, 'La remise de la lettre est notée.')
  return c.redirect(`/passages/${sheet.runId}/familles/${sheet.id}`, 303)
}

/** Back to the family where it is seen, to the run of one's own programme otherwise. */
const crumbsOf = (
  { programme, programmeId, run, runId }: Sheet,
  household?: { id: string; name: string },
): [string, string][] => {
  if (household)
    return [
      ['Familles', '/familles'],
      [household.name, `/familles/${household.id}`],
    ]
  return programmeId
    ? [
        ['Programmes', '/programmes'],
        [programme, `/programmes/${programmeId}`],
        [run.name, `/passages/${runId}`],
      ]
    : []
}
