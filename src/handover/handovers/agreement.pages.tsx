import { download, fileSeenBy } from '#platform/files/file.store.ts'
import { Heading } from '#platform/ui/heading.tsx'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { agreementNow, agreementOf } from './agreement.store.ts'
import { agreementsTwice } from './agreement.twice.pdf.ts'
import { HandoverFacts, Items } from './handover.facts.tsx'
import { handoverOf } from './handover.pages.tsx'
import { handsOver } from './handover.rules.ts'
import { checks } from './handover.words.ts'
import { itemsOf } from './item.store.ts'

export const agreementPages = routes()
  .get('/remises/:id/convention.pdf', handsOver, agreement, { plain: true })
  .get('/remises/:id/convention-a-signer.pdf', handsOver, toSign, { plain: true })
  .get('/remises/:id/feuille', handsOver, sheet)

/** Once signed, the very file that was signed; before, the agreement as it stands, with room to sign on paper. */
async function agreement(c: Page) {
  const { by } = c.var
  const handover = await handoverOf(c)
  if (handover.agreement_file_id)
    return download(found(await fileSeenBy(by, handover.agreement_file_id)), { inline: true })
  const items = (await itemsOf(by, handover.id)).filter((item) => item.state === 'pending')
  if (items.length === 0) return found<Response>(null)
  const bytes = await agreementOf(by, handover, items)
  return download({ name: `convention-${handover.number}.pdf`, type: 'application/pdf', bytes }, { inline: true })
}

/** The two copies to sign on paper, on one sheet to cut. */
async function toSign(c: Page) {
  const { by } = c.var
  const handover = await handoverOf(c)
  const items = (await itemsOf(by, handover.id)).filter((item) => item.state === 'pending')
  if (handover.agreement_file_id || items.length === 0) return found<Response>(null)
  const name = `convention-${handover.number}-a-signer.pdf`
  const about = { title: `Convention ${handover.number} à signer`, author: handover.organisation, at: by.now }
  const bytes = await agreementsTwice([await agreementNow(by, handover, items)], about)
  return download({ name, type: 'application/pdf', bytes }, { inline: true })
}

/** The sheet to print: what to bring and, until it is signed, what to check together. */
async function sheet(c: Page) {
  const handover = await handoverOf(c)
  const items = (await itemsOf(c.var.by, handover.id)).filter((item) => item.state !== 'refused')
  const card = items.some(({ sim_card_id }) => sim_card_id)
  return c.render(
    <>
      <Heading title="Feuille de remise" code={handover.number} />
      <HandoverFacts handover={handover} now={c.var.now} />
      <Items items={items} />
      {handover.state === 'prepared' && (
        <>
          <h2>À vérifier ensemble</h2>
          <ul>{Object.entries(checks).map(([key, said]) => (key !== 'sim' || card) && <li>☐ {said}</li>)}</ul>
          <p class="quiet">La convention se signe à part, en deux exemplaires.</p>
        </>
      )}
    </>,
    { title: `Feuille de remise ${handover.number}`, layout: 'bare', print: true },
  )
}
