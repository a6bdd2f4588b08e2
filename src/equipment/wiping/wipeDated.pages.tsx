import { refused } from '#platform/access/refusal.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { BENCH, deviceCrumbs, onBench } from '../bench/bench.pages.tsx'
import { nameDevice } from '../devices/device.words.ts'
import { evidenceOf, keptOf } from './wipe.store.ts'
import { sayLocal } from './wipe.words.ts'
import { DatedFields } from './wipeDated.fields.tsx'
import { DatedForm } from './wipeDated.form.ts'
import { recordDate } from './wipeDated.store.ts'

const TITLE = 'Expliquer la date d’un journal'

/** A log proves everything but its date: the first of two people says why it may be believed. */
export const wipeDatedPages = routes()
  .get('/appareils/:id/date-du-journal', BENCH, (c) => ask(c))
  .post('/appareils/:id/date-du-journal', BENCH, take)

async function ask(c: Page, typed: Typed = {}, errors: Errors | null = null) {
  const device = await onBench(c)
  const [{ drives }, { since }] = await Promise.all([evidenceOf(c.var.by, device), keptOf(c.var.by, device.id)])
  const asked = typed.file ?? c.req.query('journal')
  const drive = drives.find(({ undated }) => undated !== null && (!asked || undated === asked))
  return c.render(
    <>
      <Heading title={TITLE} lead={`${nameDevice(device)}, ${device.number}`} />
      <ErrorSummary errors={errors} />
      {drive?.undated ? (
        <>
          <Notice tone="turn">{drive.why}</Notice>
          <Facts>
            <Fact label="Date écrite dans le journal">
              {drive.log && sayLocal(drive.drive?.started ?? drive.log.startedAt)}
            </Fact>
            {since && (
              <Fact label={since.of === 'use' ? 'Dernier usage de l’appareil' : 'Arrivée de l’appareil'}>
                {sayLocal(since.at)}
              </Fact>
            )}
          </Facts>
          <p>Le plus sûr est d’effacer à nouveau. Sinon, notez ce que vous savez : une autre personne le vérifie.</p>
          <Form action={`/appareils/${device.id}/date-du-journal`}>
            <input type="hidden" name="version" value={device.version} autocomplete="off" />
            <input type="hidden" name="file" value={drive.undated} autocomplete="off" />
            <DatedFields values={typed} errors={errors} />
            <Submit label="Noter cette explication" />
          </Form>
        </>
      ) : (
        <Notice tone="turn">Aucun journal de cet appareil n’a de date à expliquer.</Notice>
      )}
    </>,
    { title: TITLE, crumbs: deviceCrumbs(device), status: errors ? 422 : 200 },
  )
}

async function take(c: Page) {
  const device = await onBench(c)
  const form = await readForm(c, DatedForm)
  if (form.errors) return ask(c, form.values, form.errors)
  const refusal = await recordDate(c.var.by, device.id, form.values)
  if (refused(refusal)) return ask(c, form.typed, { [refusal.field ?? '']: refusal.refusal })
  flash(c, 'Explication notée. Une autre personne doit maintenant la vérifier.')
  return c.redirect(`/appareils/${device.id}/effacement`, 303)
}
