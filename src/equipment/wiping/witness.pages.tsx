import { refused } from '#platform/access/refusal.ts'
import { sayDate } from '#platform/i18n/dates.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { BENCH, deviceCrumbs, onBench } from '../bench/bench.pages.tsx'
import { nameDevice } from '../devices/device.words.ts'
import { DateSeen } from './wipeDated.form.ts'
import { cancelRecord, witnessRecord } from './wipeRecord.acts.store.ts'
import { DestroyedSeen, ResetSeen } from './wipeRecord.form.ts'
import { mayWitness } from './wipeRecord.rules.ts'
import { type KeptRecord, recordsOf } from './wipeRecord.store.ts'
import { sayRecord, sayRecordMethod } from './wipeRecord.words.ts'

/** The second of two people says what they saw of a destruction or a reset, with an account of their own. */
export const witnessPages = routes()
  .get('/appareils/:id/temoin/:record', BENCH, (c) => show(c))
  .post('/appareils/:id/temoin/:record', BENCH, confirm)
  .post('/appareils/:id/temoin/:record/annulation', BENCH, cancel)

async function asked(c: Page) {
  const device = await onBench(c)
  const record = found((await recordsOf(c.var.by, [device.id])).find(({ id }) => id === c.req.param('record')))
  return { device, record, here: `/appareils/${device.id}/temoin/${record.id}` }
}

async function show(c: Page, errors: Errors | null = null) {
  const { device, record, here } = await asked(c)
  const refusal = mayWitness(record, c.var.member)
  return c.render(
    <>
      <Heading title={sayRecord(record)} lead={`${nameDevice(device)}, ${device.number}`} />
      <ErrorSummary errors={errors} />
      <RecordFacts record={record} own={record.organisation_id === c.var.member.organisationId} />
      {refusal ? <Notice tone="turn">{refusal}</Notice> : <Seen record={record} here={here} errors={errors} />}
      {!record.witnessed && <ActButton second action={`${here}/annulation`} label="Annuler ce constat" />}
    </>,
    { title: sayRecord(record), crumbs: deviceCrumbs(device), status: errors ? 422 : 200 },
  )
}

const RecordFacts = ({ record, own }: { record: KeptRecord; own: boolean }) => (
  <Facts>
    {record.drive_serial && (
      <Fact label="Disque">{[record.drive_model, record.drive_serial].filter(Boolean).join(' · ')}</Fact>
    )}
    <Fact label={record.kind === 'dated' ? 'Explication' : 'Comment'}>
      {[sayRecordMethod(record.method), record.kind === 'dated' ? '' : record.system].filter(Boolean).join(', ')}
    </Fact>
    {record.method === 'donor_wiped' && <Fact label="Attesté par">{record.system}</Fact>}
    <Fact label="Quand et où">{`${sayDate(record.done_on)}, ${record.place}`}</Fact>
    {record.slip && <Fact label={record.kind === 'dated' ? 'Document' : 'Bordereau'}>{record.slip}</Fact>}
    <Fact label="Fait par">{own ? record.operator : record.organisation}</Fact>
    {record.witness && <Fact label="Vu par">{own ? record.witness : record.organisation}</Fact>}
  </Facts>
)

const Seen = ({ record, here, errors }: { record: KeptRecord; here: string; errors: Errors | null }) => (
  <Form action={here}>
    {record.kind === 'dated' ? (
      <Checkbox
        name="dated"
        label={
          record.method === 'donor_wiped'
            ? `J’ai lu ce document : il dit que le donateur a effacé cet appareil, et que personne ne s’en est servi ensuite`
            : `J’ai vérifié que l’effacement a eu lieu ici, le ${sayDate(record.done_on)}, et que l’horloge était fausse`
        }
        error={errors?.dated}
      />
    ) : record.kind === 'destroyed' ? (
      <Checkbox
        name="destroyed"
        label={`J’ai vu le disque ${record.drive_serial} détruit, et lu son numéro`}
        error={errors?.destroyed}
      />
    ) : (
      <>
        <Checkbox
          name="first_screen"
          label="J’ai allumé l’appareil : l’écran de premier démarrage apparaît"
          error={errors?.first_screen}
        />
        <Checkbox name="no_account" label="Aucun ancien compte n’est demandé" error={errors?.no_account} />
      </>
    )}
    <Submit label="Confirmer ce que j’ai vu" />
  </Form>
)

async function confirm(c: Page) {
  const { device, record } = await asked(c)
  const form =
    record.kind === 'dated'
      ? await readForm(c, DateSeen)
      : record.kind === 'destroyed'
        ? await readForm(c, DestroyedSeen)
        : await readForm(c, ResetSeen)
  if (form.errors) return show(c, form.errors)
  const done = await witnessRecord(c.var.by, device.id, record.id)
  if (refused(done)) return show(c, { '': done.refusal })
  flash(c, done.missing ? `Confirmé. Il reste : ${done.missing}` : 'Confirmé : plus rien ne manque pour cet appareil.')
  return c.redirect(`/appareils/${device.id}`, 303)
}

async function cancel(c: Page) {
  const { device, record } = await asked(c)
  const refusal = await cancelRecord(c.var.by, device.id, record.id)
  if (refused(refusal)) return show(c, { '': refusal.refusal })
  flash(c, 'Constat annulé.')
  return c.redirect(`/appareils/${device.id}/effacement`, 303)
}
