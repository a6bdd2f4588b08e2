import { refused } from '#platform/access/refusal.ts'
import { Notice } from '#platform/ui/notice.tsx'
import { found, WebHalt } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { handsOver } from '../handovers/handover.rules.ts'
import { SentAct } from './fieldAct.form.ts'
import { takeFieldAct } from './fieldAct.store.ts'
import { TakeForm } from './fieldDay.form.ts'
import { handoutToTake } from './pack.store.ts'
import { giveTabletBack, tabletOf, tabletSeen, takeTablet } from './tablet.store.ts'

/** What a tablet asks: its page, kept by its browser and the same for everybody; its sheets; to take what it did. */
export const terrainPages = routes()
  .get('/terrain', 'anyone', shell)
  .post('/terrain/emporter/:id', handsOver, take, { plain: true })
  .post('/terrain/actes', handsOver, receive, { plain: true })
  .post('/terrain/rendre', handsOver, giveBack, { plain: true })

function shell(c: Page) {
  return c.render(
    <div class="field-day" data-island="terrain">
      <h1>Terrain</h1>
      <Notice tone="info">
        Cette page garde les remises sur la tablette et marche sans réseau. Elle a besoin de JavaScript ; sans lui,
        faites signer les feuilles imprimées.
      </Notice>
    </div>,
    { title: 'Terrain', layout: 'bare', islands: ['terrain'] },
  )
}

async function take(c: Page) {
  const handout = found(await handoutToTake(c.var.by, c.req.param('id') ?? ''))
  const form = TakeForm.safeParse(await fieldsOf(c))
  if (!form.success) return c.json({ erreur: form.error.issues[0]?.message }, 422)
  const pack = await takeTablet(c.var.by, handout, { label: form.data.label, now: new Date(form.data.now) })
  return refused(pack) ? c.json({ erreur: pack.refusal }, 422) : c.json(pack)
}

async function receive(c: Page) {
  const sent = SentAct.safeParse(await fieldsOf(c))
  if (!sent.success) throw new WebHalt(400)
  const tablet = found(await tabletOf(c.var.by, sent.data.tablet))
  const taken = await takeFieldAct(c.var.by, tablet, sent.data)
  await tabletSeen(c.var.by, tablet.id)
  return refused(taken) ? c.json({ erreur: taken.refusal }, 429) : c.json(taken)
}

async function giveBack(c: Page) {
  const tablet = found(await tabletOf(c.var.by, String((await fieldsOf(c)).tablet ?? '')))
  const given = await giveTabletBack(c.var.by, tablet)
  return refused(given) ? c.json({ erreur: given.refusal }, 409) : c.json(given)
}

const fieldsOf = async (c: Page) => Object.fromEntries(await c.req.formData())
