import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { Block } from '#platform/ui/block.tsx'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { type Errors, readForm } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { BENCH } from '../bench/bench.pages.tsx'
import { browserOf } from './browser.ts'
import { placesToShelve } from './places.store.ts'
import { takeScan } from './scan.store.ts'
import { countsOf } from './station.counts.store.ts'
import { ScanForm } from './station.form.ts'
import { linesOf } from './station.lines.store.ts'
import { ModeButtons } from './station.modes.tsx'
import { stationAt } from './station.store.ts'
import { Armed, Lines, Result, type Shown, Waiting } from './station.view.tsx'
import { waitingAtBench } from './waiting.store.ts'

async function shownAt(c: Page, browser: string): Promise<Shown> {
  const { by } = c.var
  const station = await stationAt(by, browser)
  if (!station) return { station, lines: [], counts: { done: 0, refused: 0, first: null, last: null } }
  const [lines, counts] = await Promise.all([linesOf(by, browser), countsOf(by, station)])
  return { station, lines, counts }
}

/** What a reading changes on the page: the same markup for the whole page and for its script. */
const Live = ({ waiting = [], ...shown }: Shown & { waiting?: Awaited<ReturnType<typeof waitingAtBench>> }) => (
  <>
    <div data-part="armed">
      <Armed {...shown} />
    </div>
    <div data-part="result" aria-live="assertive" aria-atomic="true">
      <Result line={shown.lines[0]} waiting={shown.station?.label_code ?? null} />
    </div>
    <div data-part="lines">
      {shown.lines.length > 0 ? <Lines lines={shown.lines} /> : <Waiting devices={waiting} />}
    </div>
  </>
)

async function station(c: Page, typed = '', errors: Errors | null = null) {
  const left = (c.req.query('code') ?? c.req.query('etiquette') ?? '').trim().slice(0, 300)
  const [shown, places, waiting] = await Promise.all([
    shownAt(c, browserOf(c)),
    placesToShelve(c.var.by),
    waitingAtBench(c.var.by),
  ])
  return c.render(
    <>
      <Heading title="Poste de scan" lead="Une carte de mode, puis les appareils l’un après l’autre. Sans souris." />
      <ErrorSummary errors={errors} />
      {left && !errors && (
        <Notice tone="turn" title="Ce code n’a pas encore été traité">
          {c.req.query('etiquette')
            ? 'Cette étiquette est libre. Validez, puis scannez l’appareil sur lequel vous la collez.'
            : 'Votre connexion était terminée au moment du scan. Validez-le maintenant.'}
        </Notice>
      )}
      <div class="station" data-island="station">
        <Form action="/etabli/poste">
          <Field
            name="code"
            label="Code lu"
            hint="Le lecteur tape ici et valide. Au clavier : tapez le numéro, puis Entrée."
            value={errors ? typed : left}
            error={errors?.code}
            required
            autofocus
            autocomplete="off"
            spellcheck={false}
          />
          <Submit label="Valider" />
        </Form>
        <div class="station-tools" hidden data-tools />
        <p class="station-said" role="status" hidden data-said />
        <Live {...shown} waiting={waiting} />
      </div>
      <Disclosure summary="Choisir un mode sans carte">
        <ModeButtons places={places} />
      </Disclosure>
      <Block title="À imprimer">
        <div class="actions">
          <LinkButton second icon="print" href="/etabli/cartes">
            Cartes de mode
          </LinkButton>
          <LinkButton second icon="print" href="/etiquettes">
            Étiquettes
          </LinkButton>
        </div>
      </Block>
      <Block title="Si le lecteur n’y arrive pas">
        <p>
          Le numéro Maillon, le numéro de série, l’étiquette du donateur et l’étiquette pré-imprimée sont acceptés. Un
          lecteur réglé pour un clavier anglais est compris aussi, pour les étiquettes et les cartes de Maillon.
        </p>
      </Block>
    </>,
    {
      title: 'Poste de scan',
      crumbs: [['Établi', '/etabli']],
      islands: ['station'],
      status: errors ? 422 : 200,
    },
  )
}

async function scan(c: Page) {
  const browser = browserOf(c)
  const form = await readForm(c, ScanForm)
  if (form.errors) return station(c, String(form.typed.code ?? ''), form.errors)
  const { code, lecture, bout } = form.values
  await takeScan(c.var.by, browser, { code, id: lecture })
  if (bout) return part(c, <Live {...(await shownAt(c, browser))} />)
  return c.redirect('/etabli/poste', 303)
}

const part = (c: Page, content: VNode) => c.html(renderToString(content))

export const stationPages = routes()
  .get('/etabli/poste', BENCH, (c) => station(c))
  .post('/etabli/poste', BENCH, scan, {
    resume: (form) => `/etabli/poste?code=${encodeURIComponent(String(form.get('code') ?? '').slice(0, 300))}`,
  })
