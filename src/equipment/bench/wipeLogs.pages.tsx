import { z } from 'zod'
import { refused } from '#platform/access/refusal.ts'
import { Block } from '#platform/ui/block.tsx'
import { counted } from '#platform/ui/counted.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Field } from '#platform/ui/field.tsx'
import { FileField } from '#platform/ui/fileField.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { nameDevice } from '../devices/device.words.ts'
import { addWipeLogs, type Wiped } from '../wiping/wipe.acts.store.ts'
import { evidenceOf } from '../wiping/wipe.store.ts'
import { LogsForm } from './bench.form.ts'
import { BENCH, deviceCrumbs, onBench } from './bench.pages.tsx'
import { removeDrive } from './identify.store.ts'

async function askLogs(c: Page, errors: Errors | null = null, typed: Typed = {}) {
  const device = await onBench(c)
  const evidence = await evidenceOf(c.var.by, device)
  const missing = evidence.drives.filter((drive) => !drive.proved)
  const named = missing.flatMap((drive): [string, string][] =>
    drive.serial ? [[drive.serial, [drive.model, drive.serial].filter(Boolean).join(' · ')]] : [],
  )
  return c.render(
    <>
      <Heading title="Déposer le journal d’effacement" lead={`${nameDevice(device)}, ${device.number}`} />
      <ErrorSummary errors={errors} />
      <Facts>
        {evidence.drives.map((drive) => (
          <Fact label={[drive.model, drive.serial ?? 'sans numéro'].filter(Boolean).join(' · ')}>
            {drive.proved ? 'Effacé et vérifié' : drive.why}
          </Fact>
        ))}
      </Facts>
      <Form files action={`/appareils/${device.id}/effacement`}>
        <FileField
          name="logs"
          label="Journal de nwipe ou ShredOS, relevé d’eReuse"
          hint="Le fichier texte écrit à la fin, le rapport PDF, ou le relevé JSON d’eReuse qui contient l’effacement. Plusieurs disques, plusieurs fichiers : choisissez-les ensemble."
          accept=".log,.txt,text/plain,.pdf,application/pdf,.json,application/json"
          multiple
          required
          error={errors?.logs}
        />
        <Submit label="Lire le journal" />
      </Form>
      {named.length > 0 && (
        <Block title="Un disque qui ne s’efface pas">
          <p>Retirez-le, détruisez-le, puis relevez à nouveau le matériel : il peut alors sortir de la liste.</p>
          <Form action={`/appareils/${device.id}/disque`}>
            <input type="hidden" name="version" value={device.version} autocomplete="off" />
            <Select
              name="serial"
              label="Quel disque"
              required
              options={named}
              value={String(typed.serial ?? '')}
              error={errors?.serial}
            />
            <Field
              name="why"
              label="Comment il a été détruit"
              required
              value={String(typed.why ?? '')}
              error={errors?.why}
            />
            <Submit second label="Ce disque est retiré et détruit" />
          </Form>
        </Block>
      )}
    </>,
    { title: 'Déposer le journal d’effacement', crumbs: deviceCrumbs(device), status: errors ? 422 : 200 },
  )
}

async function takeLogs(c: Page) {
  const device = await onBench(c)
  const form = await readForm(c, LogsForm)
  if (form.errors) return askLogs(c, form.errors)
  const files = await Promise.all(
    form.values.logs.map(async (log) => ({ name: log.name, bytes: new Uint8Array(await log.arrayBuffer()) })),
  )
  const result = await addWipeLogs(c.var.by, device.id, files)
  if (refused(result)) return askLogs(c, { [result.field ?? '']: result.refusal })
  flash(c, said(result))
  return c.redirect(`/appareils/${device.id}`, 303)
}

const said = ({ added, known, missing }: Wiped): string => {
  if (added === 0) return `Ce journal était déjà déposé : rien n’a changé${missing ? `. Il reste : ${missing}` : '.'}`
  const read = `${counted(added, 'journal lu', 'journaux lus')}${known > 0 ? `, ${known} déjà connu` : ''}`
  return missing ? `${read}. Il reste : ${missing}` : `${read} : tous les disques sont effacés et vérifiés.`
}

const Removed = z.object({
  version: z.coerce.number().int(),
  serial: z.string({ error: 'Choisissez le disque.' }).max(120),
  why: z.string({ error: 'Dites comment il a été détruit.' }).max(300, { error: 'Ce texte est trop long.' }),
})

async function dropDrive(c: Page) {
  const device = await onBench(c)
  const form = await readForm(c, Removed)
  if (form.errors) return askLogs(c, form.errors, form.values)
  const refusal = await removeDrive(c.var.by, device.id, form.values)
  if (refused(refusal))
    return askLogs(c, { [refusal.field ?? '']: refusal.refusal }, { serial: form.values.serial, why: form.values.why })
  flash(c, 'Disque retiré de la liste.')
  return c.redirect(`/appareils/${device.id}`, 303)
}

export const wipeLogPages = routes()
  .get('/appareils/:id/effacement', BENCH, (c) => askLogs(c))
  .post('/appareils/:id/effacement', BENCH, takeLogs, { maxBytes: 20_000_000 })
  .post('/appareils/:id/disque', BENCH, dropDrive)
